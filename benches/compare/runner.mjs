// One engine in a process of its own, that obeys commands.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** What a command may take beyond its own limit before the process is given up. */
const patience = 10_000;
const tick = 500;

export class Runner {
  #child;
  #lines;
  #failure;

  /** @param {string[]} command the program and its arguments */
  constructor([program, ...words]) {
    this.#child = spawn(program, words, { stdio: ["pipe", "pipe", "pipe"] });
    let said = "";
    this.#child.stderr.on("data", (data) => {
      said = (said + data).slice(-2000);
    });
    this.#child.stdin.on("error", () => undefined);
    this.#child.on("error", (error) => {
      said += error.message;
    });
    this.#failure = () => ended(said);
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  /** The answer to a command; one that fails has an `error`, and `gone` if the process is lost. */
  async ask(limit, ...words) {
    this.#child.stdin.write(`${words.join("\t")}\n`);
    let timer;
    const silence = new Promise((resolve) => {
      let left = Math.ceil((limit + patience) / tick);
      // Told in ticks, as time in which this process stood still as well does not count.
      timer = setInterval(() => {
        left--;
        if (left <= 0) resolve({ value: late(limit), late: true });
      }, tick);
    });
    const answer = await Promise.race([this.#lines.next(), silence]);
    clearInterval(timer);
    if (answer.late) this.#child.kill("SIGKILL");
    if (answer.value === undefined) return { error: this.#failure(), gone: true };
    return { ...JSON.parse(answer.value), gone: answer.late === true };
  }

  end() {
    this.#child.stdin.end();
    this.#child.kill();
  }
}

function late(limit) {
  return JSON.stringify({ error: `> ${limit / 1000} s` });
}

function ended(said) {
  if (said.includes("panicked")) return "panics";
  const line = said.split("\n").find((it) => it.includes("Error"));
  return line ? line.trim().slice(0, 60) : "ended";
}
