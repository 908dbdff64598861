/** Hosts whose links say nothing of where they lead. Only services that anybody may shorten any link with. */
export const SHORTENERS: ReadonlySet<string> = new Set(
  (
    'adf.ly bit.do bit.ly bitly.ws bl.ink buff.ly clck.ru cutt.ly goo.gl goo.su is.gd kutt.it lnkd.in ln.run ow.ly ' +
    'qr.ae qrco.de rb.gy rebrand.ly rotf.lol s.id shorturl.asia shorturl.at shrtco.de snip.ly soo.gd surl.li t.co ' +
    't.ly t2m.io tiny.cc tiny.one tinyurl.com tr.im u.to urlz.fr v.gd vk.cc x.gd short.gy tinu.be 2no.co dub.sh'
  ).split(' '),
);
