declare module 'opencc-js/dict/STCharacters' {
  const table: string
  export default table
}
declare module 'opencc-js/dict/STPhrases' {
  const table: string
  export default table
}
declare module 'opencc-js/dict/TSCharacters' {
  const table: string
  export default table
}
declare module 'opencc-js/dict/TSPhrases' {
  const table: string
  export default table
}
