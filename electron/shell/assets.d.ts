/** A file that is built beside the main process, as the path that it has there. */
declare module '*?asset' {
  const path: string
  export default path
}
