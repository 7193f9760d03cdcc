/** Makes a throw-away authority and one certificate for all hosts, so that both browsers can trust the sites properly. */
import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';
import type { Certificate } from './types.ts';

const DAY = 86_400_000;

/** A fresh authority and a leaf signed by it; nothing is written to disk. */
export async function makeCertificate(hosts: readonly string[]): Promise<Certificate> {
  const life = {
    // A clock that is a little behind must not make the certificate 'not yet valid'.
    notBeforeDate: new Date(Date.now() - DAY),
    notAfterDate: new Date(Date.now() + 90 * DAY),
    keyType: 'ec',
    algorithm: 'sha256',
  } as const;
  const authority = await generate(
    [
      // Firefox tells authorities apart by name; two runs must not be taken for one.
      { name: 'commonName', value: `Signoff test sites ${Date.now()}` },
    ],
    {
      ...life,
      extensions: [
        { name: 'basicConstraints', cA: true, critical: true },
        { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
      ],
    },
  );
  const leaf = await generate([{ name: 'commonName', value: hosts[0] ?? 'localhost' }], {
    ...life,
    ca: { key: authority.private, cert: authority.cert },
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2 as const, value })) },
    ],
  });
  const publicKey = new X509Certificate(leaf.cert).publicKey.export({ type: 'spki', format: 'der' });
  return {
    keyPem: leaf.private,
    certPem: leaf.cert,
    caCertPem: authority.cert,
    spkiSha256Base64: createHash('sha256').update(publicKey).digest('base64'),
  };
}
