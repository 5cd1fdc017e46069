import { WhymatchError } from "whymatch";

/** The error that `work` throws, which must be ours. */
export function thrown(work: () => unknown): WhymatchError {
  try {
    work();
  } catch (error) {
    if (error instanceof WhymatchError) return error;
    throw new Error("not a WhymatchError", { cause: error });
  }
  throw new Error("nothing was thrown");
}
