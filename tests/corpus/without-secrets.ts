/** Parameters of addresses keep their names; their values only where they are plain words. */
export function withoutSecrets(address: string): string {
  return address.replace(/([?&][^=&#]+=)([^&#]*)/g, (_, name: string, value: string) =>
    /^[\p{L}:./+ -]{0,40}$/u.test(value.replace(/%[\da-f]{2}/gi, '-')) ? `${name}${value}` : name,
  );
}
