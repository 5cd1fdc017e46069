// `JSON.parse` and no rules: what a program pays that looks at events as objects.

export function jsonParse() {
  let size = 0;
  return {
    input: (bytes) => bytes.toString(),
    add: () => undefined,
    matching(event) {
      size += Object.keys(JSON.parse(event)).length;
      return size < 0 ? [0] : [];
    },
  };
}
