declare module "virtual:core" {
  /** The WebAssembly, deflated and as Base64. */
  const packed: string;
  export default packed;
}
