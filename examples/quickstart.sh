#!/bin/sh
# A code's life over HTTP, with curl and nothing else: check the address, ask for a code, read it in the development inbox, enter a
# wrong one, the right one, the right one once more, and ask why it came. Ends with 1 at the first answer that is not as expected.
#
#   BASE=http://127.0.0.1:3000 KEY=cs_sec_… sh examples/quickstart.sh
#   READY=file sh examples/quickstart.sh        where file holds the line `ready http://… key=…` that the service prints at start
# TO may name another phone number of fiction; strangers get five codes an hour to one.
set -eu

if [ -n "${READY:-}" ]; then
  BASE=$(sed -n 's/^ready \([^ ]*\) key=.*$/\1/p' "$READY" | head -n 1)
  KEY=$(sed -n 's/^ready [^ ]* key=\(.*\)$/\1/p' "$READY" | head -n 1)
fi
: "${BASE:?set BASE to the address that the service printed, or READY to a file with its ready line}"
: "${KEY:?set KEY to the key that the service printed, or READY to a file with its ready line}"

to=${TO:-+12025550147}

# get PATH, post PATH BODY: the answer in $answer, its HTTP status in $status.
get() { call "$1"; }
post() { call "$1" -H 'content-type: application/json' -d "$2"; }
call() {
  path=$1
  shift
  answer=$(curl -sS -w '\n%{http_code}' "$BASE$path" -H "authorization: Bearer $KEY" "$@")
  status=$(printf '%s\n' "$answer" | tail -n 1)
  answer=$(printf '%s\n' "$answer" | sed '$d')
}

# field NAME: the first text of that name in the answer, up to a comma or a brace.
field() { printf '%s\n' "$answer" | tr ',{}' '\n\n\n' | sed -n "s/^\"$1\":\"\([^\"]*\).*\$/\1/p" | head -n 1; }

# number NAME: the first whole number of that name.
number() { printf '%s\n' "$answer" | tr ',{}' '\n\n\n' | sed -n "s/^\"$1\":\([0-9]*\)\$/\1/p" | head -n 1; }
# inbox: the messages to $to, newest first.
inbox() { get "/dev/inbox/messages?to=$(printf '%s' "$to" | sed 's/+/%2B/')"; }

# expect WHAT WANTED GOT
expect() {
  if [ "$2" != "$3" ]; then
    printf 'FAILED  %s: expected %s, got %s (HTTP %s)\n' "$1" "$2" "$3" "$status" >&2
    exit 1
  fi
  printf 'ok      %s: %s\n' "$1" "$3"
}

post /v1/addresses/check '{"typed":"(202) 555-0123","region":"US"}'
expect 'the address as typed, normalised' '+12025550123' "$(field to)"
post /v1/addresses/check '{"typed":"ada@gmial.com"}'
expect 'a slip of the finger, before anything is sent' 'ada@gmail.com' "$(printf '%s\n' "$answer" | sed -n 's/.*"suggestions":\[{"to":"\([^"]*\).*/\1/p')"

inbox
before=$(field id)
post /v1/verifications "{\"to\":\"$to\",\"purpose\":\"sign_in\"}"
expect 'asking for a code' 201 "$status"
expect 'the verification waits' pending "$(field status)"
id=$(field id)
length=$(number codeLength)

# Nothing is sent inside a request: the message comes a moment later.
left=20
inbox
while [ "$(field id)" = "$before" ] && [ "$left" -gt 0 ]; do
  sleep 1
  left=$((left - 1))
  inbox
done
code=$(field text | sed 's/[^0-9].*$//')
reference=$(printf '%s\n' "$answer" | sed 's/"messages":\[{//' | sed -n 's/^[^}]*Ref \([A-Z]\{10\}\).*/\1/p')
expect 'the message in the inbox begins with a code, of as many digits' "$length" "${#code}"
expect 'and carries a reference, of as many letters' 10 "${#reference}"

case $code in 0*) wrong=1${code#?} ;; *) wrong=0${code#?} ;; esac
post "/v1/verifications/$id/check" "{\"code\":\"$wrong\"}"
expect 'a wrong code' wrong "$(field outcome)"
post "/v1/verifications/$id/check" "{\"code\":\"$code\"}"
expect 'the right code' approved "$(field outcome)"
expect 'gives a receipt' yes "$([ -n "$(field receipt)" ] && echo yes || echo no)"
post "/v1/verifications/$id/check" "{\"code\":\"$code\"}"
expect 'the right code once more' spent "$(field outcome)"

post /v1/explanations "{\"to\":\"$to\",\"reference\":\"$reference\",\"complaint\":\"why\"}"
expect 'asking why, with the reference' 201 "$status"
expect 'is proof of having got the message' reference "$(field proof)"
printf 'said    %s\n' "$(field title)"
post /v1/explanations "{\"to\":\"$to\",\"complaint\":\"why\"}"
expect 'asking why without it is no proof' none "$(field proof)"
