/** A name without case, blanks and marks: programs spell one column, production or vendor "Nike SS27" and "nike_ss27". */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
