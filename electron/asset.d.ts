/** The build puts the file beside the program; the value is its path at run time. */
declare module '*?asset' {
  const path: string;
  export default path;
}
