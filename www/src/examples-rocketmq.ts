/** Examples of Apache RocketMQ EventBridge, whose engine compares text and reads keys as paths. */

import type { Example } from "./examples.ts";

const PAYMENT = `{
  "id": "c7a1d5de-0b1c-4a5f-8a1e-51f0a3c0d9b2",
  "source": "shop.payments",
  "specversion": "1.0",
  "type": "payment:order:paid",
  "datacontenttype": "application/json",
  "subject": "order/20451",
  "time": "2026-03-14T15:09:26+08:00",
  "data": {
    "order": 20451,
    "amount": 84.50,
    "offset": -3000000000,
    "client": { "ip": "10.2.0.255", "agent": "app/7.1" },
    "items": [
      { "sku": "TEA-100", "qty": 1 },
      { "sku": "CUP-200", "qty": 6 }
    ],
    "labels": ["new", "gift"]
  }
}`;

const dialect = "rocketmq";

export const ROCKETMQ_EXAMPLES: readonly Example[] = [
  {
    id: "rocketmq-paths",
    dialect,
    title: "Into the list of items",
    about: "Keys are read as paths, so one can look at every element.",
    spot: false,
    event: PAYMENT,
    pattern: `{
  "source": [{ "prefix": "shop." }],
  "data": {
    "items[*]": { "sku": ["CUP-200"] },
    "labels": ["gift"]
  }
}`,
  },
  {
    id: "rocketmq-text",
    dialect,
    title: "A number as text",
    about: "The order is a number, the rule has a string, and they are equal.",
    spot: false,
    event: PAYMENT,
    pattern: `{
  "type": ["payment:order:paid"],
  "data": {
    "order": ["20451"]
  }
}`,
  },
  {
    id: "rocketmq-respelled",
    dialect,
    title: "The same amount",
    about: "84.50 in the event, 84.50 in the rule.",
    spot: true,
    event: PAYMENT,
    pattern: `{
  "data": {
    "amount": [84.50]
  }
}`,
  },
  {
    id: "rocketmq-negative",
    dialect,
    title: "Below zero",
    about: "Minus three thousand million is less than nothing.",
    spot: true,
    event: PAYMENT,
    pattern: `{
  "data": {
    "offset": [{ "numeric": ["<", 0] }]
  }
}`,
  },
  {
    id: "rocketmq-block",
    dialect,
    title: "The last address",
    about: "It belongs to the network, as everyone would say.",
    spot: true,
    event: PAYMENT,
    pattern: `{
  "data": {
    "client": { "ip": [{ "cidr": "10.2.0.0/24" }] }
  }
}`,
  },
  {
    id: "rocketmq-items",
    dialect,
    title: "One of the items",
    about: "The second item is six cups.",
    spot: true,
    event: PAYMENT,
    pattern: `{
  "data": {
    "items": { "sku": ["CUP-200"] }
  }
}`,
  },
  {
    id: "rocketmq-exists",
    dialect,
    title: "There is a client",
    about: "An object with an address and an agent.",
    spot: true,
    event: PAYMENT,
    pattern: `{
  "data": {
    "client": [{ "exists": true }]
  }
}`,
  },
];
