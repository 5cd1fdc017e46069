/** Holds the code to the hand-written declarations; there is nothing to run. */
import type * as publicApi from "../types/index.js";
import type * as publicSlim from "../types/slim.js";
import type * as api from "./api.ts";
import type * as slim from "./slim.ts";

type Fits<Public, Actual extends Public> = [Public, Actual];
export type Checks = [
  Fits<typeof publicApi, typeof api>,
  Fits<typeof publicSlim, typeof slim>,
  Fits<keyof typeof api, keyof typeof publicApi>,
];
