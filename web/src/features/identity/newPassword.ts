const SHORTEST = 10

/** How many characters a password that a person thinks up still lacks; counted as a person sees them, so that a rare character is one. */
export function lacking(password: string): number {
  return Math.max(0, SHORTEST - [...password].length)
}
