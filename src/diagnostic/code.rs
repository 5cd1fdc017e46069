//! Every code a finding can carry, in one place.

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)+) => {
        /// Stable name of a kind of finding.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$doc])* $name,)+ }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The code as users see it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }
        }
    };
}

codes! {
    // JSON text
    /// The text is not JSON (RFC 8259).
    JsonSyntax = "json-syntax",
    /// A string holds half of a surrogate pair.
    LoneSurrogate = "lone-surrogate",
    /// The same key stands twice in one object.
    DuplicateKey = "duplicate-key",
    /// The text is larger than the caller allows.
    TextTooLong = "text-too-long",

    // Event patterns
    /// A pattern is not a JSON object.
    PatternRoot = "pattern-root",
    /// A field that the dialect does not know.
    UnknownField = "unknown-field",
    /// A field's value is neither a list nor an object.
    FieldValue = "field-value",
    /// An operator that the dialect does not know.
    UnknownOperator = "unknown-operator",
    /// An operator object that is not inside a list.
    OperatorOutsideList = "operator-outside-list",
    /// An operand of the wrong kind.
    InvalidOperand = "invalid-operand",
    /// An alternative that is neither a value nor an operator object.
    InvalidAlternative = "invalid-alternative",
    /// A field or list without content.
    EmptyCondition = "empty-condition",
    /// Several operators in one object.
    SeveralOperators = "several-operators",
    /// A form that only older documents describe.
    LegacyForm = "legacy-form",
    /// A form that no document describes.
    UndocumentedForm = "undocumented-form",
    /// More expressions on a field than the vendor allows.
    TooManyExpressions = "too-many-expressions",
    /// A wildcard that is too complex for the vendor.
    WildcardComplexity = "wildcard-complexity",
    /// A pattern that is longer than the vendor allows.
    PatternLength = "pattern-length",
    /// Alternatives of several fields that multiply into too many rules.
    TooManyCombinations = "too-many-combinations",
    /// A `$or` that is no list of objects.
    OrOperator = "or-operator",
    /// A number with more digits than the vendor compares.
    NumberPrecision = "number-precision",
    /// A condition that no event satisfies.
    NeverMatches = "never-matches",
    /// A condition that every event satisfies.
    AlwaysMatches = "always-matches",
    /// An alternative that another one includes.
    CoveredAlternative = "covered-alternative",
    /// A field that changes on the way from the source to the target.
    ChangingField = "changing-field",
    /// A key that looks like a path.
    PathLikeKey = "path-like-key",
    /// The event and the pattern seem to be swapped.
    SwappedInputs = "swapped-inputs",
    /// Exact evaluation would take more steps than allowed.
    EvaluationLimit = "evaluation-limit",
    /// A rule with this id is already there.
    DuplicateRuleId = "duplicate-rule-id",
    /// No rule has this id.
    UnknownRuleId = "unknown-rule-id",

    // CloudEvents and vendor event profiles: `specversion`, `id`, …
    /// An event, or an element of a batch, is not an object.
    RootObject = "root-object",
    /// A batch is not an array.
    RootArray = "root-array",
    /// An attribute stands more than once.
    DuplicateMember = "duplicate-member",
    /// An attribute name has a character outside `a-z` and `0-9`.
    AttrNameChars = "attr-name-chars",
    /// An attribute name is empty.
    AttrNameEmpty = "attr-name-empty",
    /// An attribute name is longer than 20 characters.
    AttrNameLength = "attr-name-length",
    /// A member of an older version or another format.
    LegacyMember = "legacy-member",
    /// An attribute name begins with a digit.
    AttrNameLeadingDigit = "attr-name-leading-digit",
    /// An Integer attribute is not spelled as an integer.
    IntegerSyntax = "integer-syntax",
    /// An Integer attribute does not fit 32 bits.
    IntegerRange = "integer-range",
    /// A String attribute has a control character.
    StringControlChar = "string-control-char",
    /// A String attribute has a Unicode noncharacter.
    StringNoncharacter = "string-noncharacter",
    /// A String attribute has half of a surrogate pair.
    StringSurrogate = "string-surrogate",
    /// A value is not an absolute URI.
    AbsoluteUri = "absolute-uri",
    /// An absolute URI has a fragment.
    AbsoluteUriFragment = "absolute-uri-fragment",
    /// A value is not a URI-reference.
    UriReference = "uri-reference",
    /// A value is not an RFC 3339 timestamp.
    Rfc3339 = "rfc3339",
    /// An attribute is an object or an array.
    AttrType = "attr-type",
    /// A required attribute is missing.
    Required = "required",
    /// An attribute must be a string.
    TypeString = "type-string",
    /// An attribute must not be empty.
    NonEmpty = "non-empty",
    /// `specversion` names another version.
    SpecversionUnsupported = "specversion-unsupported",
    /// `source` is relative.
    SourceRelative = "source-relative",
    /// `type` does not begin with a reverse-DNS name.
    TypeReverseDns = "type-reverse-dns",
    /// A value is not a media type.
    MediaType = "media-type",
    /// `data` and `data_base64` stand together.
    DataExclusive = "data-exclusive",
    /// `data_base64` is not a string.
    DataBase64String = "data-base64-string",
    /// `data_base64` is null.
    DataBase64Null = "data-base64-null",
    /// `data_base64` is not Base64.
    Base64 = "base64",
    /// Base64 with non-zero pad bits.
    Base64NonCanonical = "base64-non-canonical",
    /// `data` is not a string although its media type is not JSON.
    DataNotString = "data-not-string",
    /// `data` is a string that holds JSON text.
    DataDoubleEncoded = "data-double-encoded",
    /// An event over 64 KiB.
    Size64k = "size-64k",
    /// The events of a batch name different versions.
    BatchSpecversion = "batch-specversion",
    /// Two events share `source` and `id`.
    DuplicateSourceId = "duplicate-source-id",
    /// A value is longer than the vendor allows.
    ValueTooLong = "value-too-long",
    /// An `id` has a character that the vendor does not allow.
    IdCharset = "id-charset",
    /// An event or batch is larger than the vendor allows.
    SizeLimit = "size-limit",
    /// A batch has more events than the vendor allows.
    BatchLimit = "batch-limit",
    /// A text is not an HTTP message.
    HttpSyntax = "http-syntax",
    /// A header that carries one value stands twice.
    HttpDuplicateHeader = "http-duplicate-header",
    /// The value of a `ce-` header is not percent-encoded as it must be.
    HttpPercentEncoding = "http-percent-encoding",
    /// A `ce-datacontenttype` header.
    HttpDatacontenttypeHeader = "http-datacontenttype-header",
    /// A `ce-data` header.
    HttpDataHeader = "http-data-header",
    /// Content type, headers and body of a message disagree about where the event is.
    HttpMode = "http-mode",
    /// A message has a body and no content type.
    HttpContentType = "http-content-type",
    /// A body in another character set than UTF-8.
    HttpCharset = "http-charset",
    /// `Content-Length` is not the length of the body.
    HttpContentLength = "http-content-length",
    /// The content type says JSON and the body is not JSON.
    HttpBodyNotJson = "http-body-not-json",
    /// A timestamp in the vendor's own spelling.
    TimeFormat = "time-format",
    /// A value was masked with `*` or `X`.
    MaskedValue = "masked-value",
    /// A value has another type than the vendor documents.
    ValueType = "value-type",
    /// A value outside what the vendor documents.
    ValueUnsupported = "value-unsupported",
    /// An attribute that belongs to the other stage.
    StageAttribute = "stage-attribute",
    /// A name spelled almost as a documented one.
    MisspelledName = "misspelled-name",

    // documented extensions of CloudEvents that have another form than documented
    /// `authclaims` is not what the extension of that name is.
    ExtensionAuthclaims = "extension-authclaims",
    /// `authid` is not what the extension of that name is.
    ExtensionAuthid = "extension-authid",
    /// `authtype` is not what the extension of that name is.
    ExtensionAuthtype = "extension-authtype",
    /// `bampid` is not what the extension of that name is.
    ExtensionBampid = "extension-bampid",
    /// `bamptxcompleted` is not what the extension of that name is.
    ExtensionBamptxcompleted = "extension-bamptxcompleted",
    /// `bamptxid` is not what the extension of that name is.
    ExtensionBamptxid = "extension-bamptxid",
    /// `bamptxsid` is not what the extension of that name is.
    ExtensionBamptxsid = "extension-bamptxsid",
    /// `bamptxsstatus` is not what the extension of that name is.
    ExtensionBamptxsstatus = "extension-bamptxsstatus",
    /// `bamtxid` is not what the extension of that name is.
    ExtensionBamtxid = "extension-bamtxid",
    /// `causationid` is not what the extension of that name is.
    ExtensionCausationid = "extension-causationid",
    /// `correlationid` is not what the extension of that name is.
    ExtensionCorrelationid = "extension-correlationid",
    /// `datacategory` is not what the extension of that name is.
    ExtensionDatacategory = "extension-datacategory",
    /// `dataclassification` is not what the extension of that name is.
    ExtensionDataclassification = "extension-dataclassification",
    /// `dataref` is not what the extension of that name is.
    ExtensionDataref = "extension-dataref",
    /// `dataregulation` is not what the extension of that name is.
    ExtensionDataregulation = "extension-dataregulation",
    /// `deprecated` is not what the extension of that name is.
    ExtensionDeprecated = "extension-deprecated",
    /// `deprecationfrom` is not what the extension of that name is.
    ExtensionDeprecationfrom = "extension-deprecationfrom",
    /// `deprecationmigration` is not what the extension of that name is.
    ExtensionDeprecationmigration = "extension-deprecationmigration",
    /// `deprecationsunset` is not what the extension of that name is.
    ExtensionDeprecationsunset = "extension-deprecationsunset",
    /// `dssematerial` is not what the extension of that name is.
    ExtensionDssematerial = "extension-dssematerial",
    /// `expirytime` is not what the extension of that name is.
    ExtensionExpirytime = "extension-expirytime",
    /// `opcuametadatamajorversion` is not what the extension of that name is.
    ExtensionOpcuametadatamajorversion = "extension-opcuametadatamajorversion",
    /// `opcuametadataminorversion` is not what the extension of that name is.
    ExtensionOpcuametadataminorversion = "extension-opcuametadataminorversion",
    /// `opcuastatus` is not what the extension of that name is.
    ExtensionOpcuastatus = "extension-opcuastatus",
    /// `partitionkey` is not what the extension of that name is.
    ExtensionPartitionkey = "extension-partitionkey",
    /// `recordedtime` is not what the extension of that name is.
    ExtensionRecordedtime = "extension-recordedtime",
    /// `sampledrate` is not what the extension of that name is.
    ExtensionSampledrate = "extension-sampledrate",
    /// `sequence` is not what the extension of that name is.
    ExtensionSequence = "extension-sequence",
    /// `severitynumber` is not what the extension of that name is.
    ExtensionSeveritynumber = "extension-severitynumber",
    /// `severitytext` is not what the extension of that name is.
    ExtensionSeveritytext = "extension-severitytext",
    /// `traceparent` is not what the extension of that name is.
    ExtensionTraceparent = "extension-traceparent",
    /// `tracestate` is not what the extension of that name is.
    ExtensionTracestate = "extension-tracestate",

    // CESQL expressions
    /// An expression is empty.
    CesqlEmpty = "cesql-empty",
    /// A character that means nothing in CESQL.
    CesqlCharacter = "cesql-character",
    /// A blank that CESQL does not know, or an invisible character.
    CesqlBlank = "cesql-blank",
    /// Quotes that are not CESQL's.
    CesqlQuote = "cesql-quote",
    /// Full-width characters in the place of plain ones.
    CesqlFullWidth = "cesql-full-width",
    /// An operator in the spelling of another language.
    CesqlOperator = "cesql-operator",
    /// A comment.
    CesqlComment = "cesql-comment",
    /// A text that is not closed, or has quotes inside.
    CesqlString = "cesql-string",
    /// A number that is no Integer.
    CesqlNumber = "cesql-number",
    /// Something that cannot be a name.
    CesqlName = "cesql-name",
    /// `data`, which expressions cannot read.
    CesqlData = "cesql-data",
    /// A keyword in the place of an attribute.
    CesqlKeyword = "cesql-keyword",
    /// `LIKE` without a text.
    CesqlLikePattern = "cesql-like-pattern",
    /// `IN` without a list, or with an empty one.
    CesqlInList = "cesql-in-list",
    /// `EXISTS` without a name.
    CesqlExists = "cesql-exists",
    /// A comma that separates nothing.
    CesqlComma = "cesql-comma",
    /// Parentheses that do not fit together.
    CesqlParenthesis = "cesql-parenthesis",
    /// An operator without a value.
    CesqlOperand = "cesql-operand",
    /// Two values without an operator.
    CesqlSyntax = "cesql-syntax",
    /// SQL that CESQL does not have.
    CesqlSql = "cesql-sql",
    /// A sign that touches the digits behind it.
    CesqlSign = "cesql-sign",
    /// Logic operators without parentheses where the direction of reading decides.
    CesqlMixedLogic = "cesql-mixed-logic",
    /// A cast that fails for every event.
    CesqlCast = "cesql-cast",
    /// `NOT` that takes less than it seems.
    CesqlNot = "cesql-not",
    /// A call of a function that does not exist.
    CesqlFunction = "cesql-function",
    /// `null`, read as a name.
    CesqlNull = "cesql-null",
    /// A name in double quotes, read as a text.
    CesqlQuotedName = "cesql-quoted-name",
    /// A wildcard of another language in a pattern.
    CesqlLikeWildcard = "cesql-like-wildcard",
    /// A subtraction that looks like a name.
    CesqlHyphen = "cesql-hyphen",
    /// An attribute's name with capitals.
    CesqlLetterCase = "cesql-letter-case",
}
