/** What the event is worth by itself: for the vendor, as a CloudEvent, as JSON or as an HTTP message. */

import { type Diagnostic, type Dialect, type Profile, validateEvent } from "whymatch/slim";
import { isHttp } from "./http.ts";

export interface Standing {
  /** Whom the event must please. */
  who: string;
  valid: boolean;
  text: string;
  findings: Diagnostic[];
}

export const VENDORS: Record<Dialect, string> = {
  aliyun: "Alibaba Cloud",
  tencent: "Tencent Cloud",
  aws: "AWS",
  rocketmq: "RocketMQ",
  cloudevents: "CloudEvents",
};

/** The vendor whose idea of a valid event goes with a dialect; the others take any CloudEvent. */
const PROFILES: Partial<Record<Dialect, Profile>> = {
  aliyun: "aliyun",
  tencent: "tencent",
  aws: "aws",
};

/** Codes of an event that nothing can be matched against. */
export const UNREADABLE: ReadonlySet<string> = new Set([
  "json-syntax",
  "lone-surrogate",
  "text-too-long",
  "evaluation-limit",
  "root-object",
]);

/** The standings of an event, the one that counts for the dialect first. */
export function standingsOf(event: string, dialect: Dialect): Standing[] {
  if (isHttp(event)) return [messageStanding(event)];
  const cloudevents = validateEvent(event, { profile: "cloudevents" });
  const unreadable = cloudevents.diagnostics.filter(
    (finding) => finding.severity === "error" && UNREADABLE.has(finding.code),
  );
  if (unreadable.length > 0)
    return [{ who: "JSON", valid: false, text: "Cannot be read", findings: unreadable }];
  const { valid, diagnostics } = cloudevents;
  const standing: Standing = {
    who: "CloudEvents",
    valid,
    text: valid ? "A CloudEvent" : "Not a CloudEvent",
    findings: diagnostics,
  };
  return [...vendorStanding(event, dialect), standing];
}

function vendorStanding(event: string, dialect: Dialect): Standing[] {
  const profile = PROFILES[dialect];
  if (!profile) return [];
  const { valid, diagnostics } = validateEvent(event, { profile });
  const who = VENDORS[dialect];
  const text = valid ? `Valid for ${who}` : `Not valid for ${who}`;
  return [{ who, valid, text, findings: diagnostics }];
}

function messageStanding(message: string): Standing {
  const { valid, diagnostics } = validateEvent(message, { profile: "cloudevents", format: "http" });
  return {
    who: "CloudEvents over HTTP",
    valid,
    text: valid ? "A CloudEvent over HTTP" : "Not a CloudEvent over HTTP",
    findings: diagnostics,
  };
}
