/** Scheme, host and port as the client reached the service, so that URLs in answers work from where it stands. */
export function originOf(request: { protocol: string; host: string }): string {
  return `${request.protocol}://${request.host}`
}
