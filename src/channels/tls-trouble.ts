/** Tells trouble with a certificate or a handshake from other trouble with a connection, by Node's and OpenSSL's error codes. Pure. */

const TLS_CODE = /CERT|SIGNED|UNABLE_TO_|ERR_SSL|ERR_TLS|^EPROTO$|HOSTNAME_MISMATCH|INVALID_CA|CRL_|^ETLS$/;

export function isTlsTrouble(code: string): boolean {
  return TLS_CODE.test(code);
}
