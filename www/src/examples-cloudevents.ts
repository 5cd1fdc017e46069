/** Examples of CloudEvents filters: subscriptions, Knative triggers, CESQL by itself, and events of the vendors. */

import type { Example } from "./examples.ts";

const ORDER = `{
  "specversion": "1.0",
  "id": "a7b1-20451",
  "source": "https://shop.example.com/orders",
  "type": "com.example.order.created",
  "subject": "order/20451",
  "time": "2026-03-14T15:09:26Z",
  "datacontenttype": "application/json",
  "tenant": "north",
  "attempt": 3,
  "express": true,
  "data": { "total": 84.5, "state": "open" }
}`;

const PIPELINE = `{
  "specversion": "1.0",
  "id": "run-118",
  "source": "/apis/v1/namespaces/ci/pipelineruns/build-118",
  "type": "dev.tekton.event.pipelinerun.successful.v1",
  "subject": "build-118",
  "time": "2026-03-14T15:09:26Z",
  "data": { "branch": "main" }
}`;

const KAFKA = `{
  "specversion": "0",
  "id": "13a3f42d-7258-4ada-da6d-023a333b4662",
  "type": "connector:kafka",
  "source": "ckafka.cloud.tencent",
  "subject": "qcs::ckafka:ap-guangzhou:uin/1250000000:ckafkaId/uin/1250000000/ckafka-123456",
  "time": 1615430559146,
  "region": "ap-guangzhou",
  "tags": null,
  "status": "",
  "datacontenttype": "application/json;charset=utf-8",
  "data": { "topic": "target-topic", "Partition": 1, "offset": 37 }
}`;

const REQUEST = `POST /orders HTTP/1.1
Host: subscriber.example.com
Content-Type: application/json; charset=utf-8
ce-specversion: 1.0
ce-id: a7b1-20451
ce-source: https://shop.example.com/orders
ce-type: com.example.order.created
ce-subject: order%2F20451
ce-time: 2026-03-14T15:09:26Z
ce-attempt: 3

{"total": 84.5, "state": "open"}`;

const dialect = "cloudevents";

type Extras = Pick<Example, "expression" | "variant" | "binding">;

function shows(
  id: string,
  title: string,
  about: string,
  event: string,
  pattern: string,
  extras: Extras = {},
): Example {
  return { id: `cloudevents-${id}`, dialect, title, about, spot: false, event, pattern, ...extras };
}

function spot(...given: Parameters<typeof shows>): Example {
  return { ...shows(...given), spot: true };
}

const FILTERS: readonly Example[] = [
  shows(
    "filters",
    "Several filters",
    "All of the list must hold; “any” needs one of its own, “not” none.",
    ORDER,
    `[
  { "prefix": { "type": "com.example.order." } },
  {
    "any": [
      { "exact": { "tenant": "south" } },
      { "suffix": { "subject": "/20451" } }
    ]
  },
  { "not": { "exact": { "tenant": "test" } } }
]`,
  ),
  shows(
    "not-missing",
    "Not of that region",
    "The event has no region: “not” lets it pass, “!=” in CESQL does not.",
    ORDER,
    `[
  { "not": { "exact": { "region": "eu" } } },
  { "sql": "region != 'eu'" }
]`,
  ),
  shows(
    "attempts",
    "Retries of a shop",
    "SUBSTRING, IN and an Integer, each part with its value.",
    ORDER,
    `[
  {
    "sql": "SUBSTRING(type, 5, 7) = 'example' AND tenant IN ('north', 'south') AND attempt < 5"
  }
]`,
  ),
  spot(
    "payload",
    "Only open orders",
    "The state stands in the payload.",
    ORDER,
    `[
  { "exact": { "state": "open" } }
]`,
  ),
  spot(
    "and",
    "Both at once",
    "This type and that tenant.",
    ORDER,
    `[
  {
    "and": [
      { "exact": { "type": "com.example.order.created" } },
      { "exact": { "tenant": "north" } }
    ]
  }
]`,
  ),
  spot(
    "tencent",
    "From the connector",
    "The filter holds; but is it a CloudEvent? Look below the event.",
    KAFKA,
    `[
  { "exact": { "source": "ckafka.cloud.tencent" } },
  { "suffix": { "subject": "/ckafka-123456" } }
]`,
  ),
  shows(
    "request",
    "An HTTP request",
    "Pasted as it came; it is checked, and the event can be taken out.",
    REQUEST,
    `[
  { "exact": { "subject": "order/20451" } },
  { "sql": "attempt > 2" }
]`,
    { binding: "binary" },
  ),
];

const TRIGGERS: readonly Example[] = [
  spot(
    "trigger-type",
    "A trigger that never fires",
    "Builds that were successful, of the pipeline.",
    PIPELINE,
    `{
  "apiVersion": "eventing.knative.dev/v1",
  "kind": "Trigger",
  "metadata": { "name": "on-success", "namespace": "ci" },
  "spec": {
    "broker": "default",
    "filters": [
      { "exact": { "type": "dev.tekton.event.pipelinerun.succesful.v1" } }
    ],
    "subscriber": { "uri": "http://deployer.ci.svc.cluster.local" }
  }
}`,
    { variant: "knative" },
  ),
  shows(
    "trigger-both",
    "Filter and filters",
    "Where there are “filters”, Knative no longer looks at the older “filter”.",
    PIPELINE,
    `{
  "spec": {
    "broker": "default",
    "filter": { "attributes": { "type": "dev.tekton.event.taskrun.started.v1" } },
    "filters": [
      { "prefix": { "source": "/apis/v1/namespaces/ci/" } },
      { "cesql": "subject LIKE 'build-%'" }
    ]
  }
}`,
    { variant: "knative" },
  ),
  spot(
    "trigger-binary",
    "The express flag",
    "It is true in the event; Knative receives it in a header.",
    ORDER,
    `[
  { "cesql": "express" }
]`,
    { variant: "knative", binding: "binary" },
  ),
];

const EXPRESSIONS: readonly Example[] = [
  shows(
    "value",
    "An expression, part by part",
    "CESQL by itself: every part with what it is worth.",
    ORDER,
    "",
    { expression: "UPPER(LEFT(tenant, 1)) = 'N' AND (attempt * 2 > 5 OR EXISTS region)" },
  ),
  spot("equals", "The same type", "As one would write it elsewhere.", ORDER, "", {
    expression: "type == 'com.example.order.created' && attempt > 1",
  }),
  spot("mixed", "Either of them, and urgent", "Who reads it decides it.", ORDER, "", {
    expression: "express OR tenant = 'south' AND attempt > 5",
  }),
  spot("like", "Order numbers of five digits", "An underscore is any one character.", ORDER, "", {
    expression: "subject LIKE 'order/_____' AND type LIKE 'com_example_order_%'",
  }),
  spot("time", "Since the new year", "The order is of March.", ORDER, "", {
    expression: "time > '2026-01-01T00:00:00Z'",
  }),
  spot("minus", "One try less", "Right here, and a crash elsewhere.", ORDER, "", {
    expression: "attempt-1 = 2",
  }),
];

export const CLOUDEVENTS_EXAMPLES: readonly Example[] = [...FILTERS, ...TRIGGERS, ...EXPRESSIONS];
