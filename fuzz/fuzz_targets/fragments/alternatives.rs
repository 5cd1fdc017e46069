//! What fields of rules ask for, in each dialect, and values that show it.

/// Values of events and literals of rules.
pub const SCALARS: &[&str] = &[
    r#""x""#, r#""xy""#, r#""X""#, r#""other""#, r#""""#, r#""长""#, r#""\u0078""#, r#""a\\b\"c""#,
    r#""10.0.0.1""#, r#""010.0.0.1""#, r#""2001:db8::1""#, r#""::ffff:10.0.0.1""#, r#""300""#,
    r#""1""#, r#""true""#, r#""ß""#, r#""K""#, r#""k""#, r#""x.jpg""#, r#""xoxox""#,
    r#""}{][,:""#, "0", "-0", "1", "1.0", "300", "3e2", "2.5", "-5", "1e400", "0.1",
    "9007199254740993", "9007199254740992", "123456789012345678901234567890", "true", "false", "null",
    r#""3e2""#, r#""300.0""#, "300.00", r#""-0""#, r#""1e400""#, "-3000000000", r#""1294967296""#,
    r#"" x""#, r#""xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx""#,
    r#""a long text that has \"quotes\" and, at its end, backslashes \\\\\\\\""#,
];

pub const ALIYUN: &[&str] = &[
    r#"{"prefix":"x"}"#, r#"{"suffix":".jpg"}"#, r#"{"prefix":"x","suffix":"y"}"#,
    r#"{"contains":"ox"}"#, r#"{"contains":"a long text"}"#, r#"{"anything-but":"x"}"#,
    r#"{"anything-but":["x",1]}"#, r#"{"anything-but":{"prefix":"x"}}"#, r#"{"numeric":[">",0]}"#,
    r#"{"numeric":[">=",-5,"<",300]}"#, r#"{"numeric":["=",300]}"#, r#"{"cidr":"10.0.0.0/24"}"#,
    r#"{"cidr":"2001:db8::/32"}"#, r#"{"exists":true}"#, r#"{"exists":false}"#,
];

pub const TENCENT: &[&str] = &[
    r#"{"prefix":"x"}"#, r#"{"suffix":".jpg"}"#, r#"{"contain":"ox"}"#, r#"{"contain":["x","y"]}"#,
    r#"{"anything-but":"x"}"#, r#"{"anything-but":["x",1]}"#, r#"{"anything-but":{"contain":["x","y"]}}"#,
    r#"{"anything-but":{"array":"{\"a\":\"x\"}"}}"#, r#"{"array":"{\"a\":\"x\"}"}"#,
    r#"{"array":"{\"a\":\"x\",\"b\":1}"}"#, r#"{"numeric":[">",0,"<=",300]}"#, r#"{"numeric":["=",1]}"#,
    r#"{"cidr":"10.0.0.0/24"}"#, r#"{"cidr":"2001:db8::/32"}"#,
];

pub const ROCKETMQ: &[&str] = &[
    r#"{"prefix":"x"}"#, r#"{"suffix":"y"}"#, r#"{"anything-but":"x"}"#, r#"{"anything-but":["x",1]}"#,
    r#"{"anything-but":{"prefix":"x"}}"#, r#"{"numeric":[">",0]}"#, r#"{"numeric":["!=",1]}"#,
    r#"{"numeric":["<=",300,">",-5]}"#, r#"{"cidr":"10.0.0.0/24"}"#, r#"{"exists":true}"#, r#"{"exists":false}"#,
];

pub const AWS: &[&str] = &[
    r#"{"prefix":"x"}"#, r#"{"suffix":".jpg"}"#, r#"{"prefix":{"equals-ignore-case":"X"}}"#,
    r#"{"suffix":{"equals-ignore-case":"K"}}"#, r#"{"equals-ignore-case":"xY"}"#, r#"{"equals-ignore-case":"k"}"#,
    r#"{"equals-ignore-case":"ẞ"}"#, r#"{"wildcard":"*ox*"}"#, r#"{"wildcard":"x*"}"#, r#"{"wildcard":"*y"}"#,
    r#"{"wildcard":"x*o*x"}"#, r#"{"wildcard":"*"}"#, r#"{"wildcard":"x"}"#, r#"{"anything-but":"x"}"#,
    r#"{"anything-but":["x","y"]}"#, r#"{"anything-but":[0,300]}"#, r#"{"anything-but":{"prefix":"x"}}"#,
    r#"{"anything-but":{"suffix":["x","y"]}}"#, r#"{"anything-but":{"wildcard":"*o*"}}"#,
    r#"{"anything-but":{"equals-ignore-case":"x"}}"#, r#"{"numeric":[">",0]}"#, r#"{"numeric":["=",300]}"#,
    r#"{"numeric":[">=",-5,"<",1]}"#, r#"{"cidr":"10.0.0.0/24"}"#, r#"{"cidr":"2001:db8::/32"}"#,
    r#"{"exists":true}"#, r#"{"exists":false}"#,
];

pub const EXPRESSIONS: &[&str] = &[
    "source = 'x'", "EXISTS subject", "NOT EXISTS n", "type LIKE 'x%'", "n > 0", "n = 1 OR source = 'y'",
    "source IN ('x', 'xy')", "LENGTH(id) > 1", "TRUE", "n", "UPPER(source) = 'X'", "missing = 'x'",
    "source = 'x' XOR n = 1", "n / 0 = 1",
];
