// An event of about 450 bytes, one of 1 KB, and rules as people have them.
import { code } from "./scaling.mjs";

/** So many different ones, so that no engine can learn a single text by heart. */
const variants = 64;

function instanceEvent(at) {
  return {
    version: "0",
    id: `6a7e8feb-b491-4cf7-a9f1-bf37034677${10 + at}`,
    "detail-type": "EC2 Instance State-change Notification",
    source: "aws.ec2",
    account: "123456789012",
    time: "2026-03-14T09:26:53Z",
    region: "eu-central-1",
    resources: ["arn:aws:ec2:eu-central-1:123456789012:instance/i-0abcd1234efgh5678"],
    detail: { "instance-id": "i-0abcd1234efgh5678", state: "stopping", cores: 16, cpu: 12.5 },
  };
}

export function* instanceEvents() {
  for (let at = 0; at < variants; at++) yield JSON.stringify(instanceEvent(at));
}

/** The same with more detail, about 1 KB. */
export function* kilobyteEvents() {
  const tag = (_, at) => ({ key: `tag-${at}`, value: `value of tag ${at}` });
  for (let at = 0; at < variants; at++) {
    const event = instanceEvent(at);
    event.detail.tags = Array.from({ length: 13 }, tag);
    yield JSON.stringify(event);
  }
}

const shapes = [
  (at) => ({
    "detail-type": [
      at === 0 ? "EC2 Instance State-change Notification" : `Notification ${code(at)}`,
    ],
    region: [{ prefix: "eu-" }],
    detail: { cores: [{ numeric: [">", at % 16, "<=", 64] }] },
  }),
  (at) => ({ account: [`account-${code(at)}`], resources: [{ exists: true }] }),
  (at) => ({
    source: ["aws.ec2", `app.${code(at)}`],
    detail: { "instance-id": [{ suffix: `-${code(at)}` }], state: ["stopping", "stopped"] },
  }),
];

/** Rules of three shapes; the events match the first and no other. */
export function* mixedRules(count) {
  for (let at = 0; at < count; at++) yield JSON.stringify(shapes[at % shapes.length](at));
}
