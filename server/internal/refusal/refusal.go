// Package refusal is the vocabulary of saying no to a request. What refuses knows nothing of HTTP and words: package site
// gives each reason its status, and each code its words.
package refusal

// Reason is why a request as a whole is refused.
type Reason uint8

const (
	Internal         Reason = iota // our fault: the cause is logged and not told
	Empty                          // nothing was sent
	MalformedJSON                  // what was sent is not JSON
	Invalid                        // JSON, but not what was asked for: the fields say where
	TooLarge                       // more bytes than the limit
	AddressTooLong                 // more bytes in the query string than the limit
	WrongMediaType                 // not application/json
	Encoded                        // in a content coding, such as gzip
	BadRequest                     // anything else that HTTP does not allow
	CrossOrigin                    // sent by a page of another site
	NotFound                       // nothing is there
	MethodNotAllowed               // something is there, which cannot be asked this way
	TooManyRequests                // faster than the limit
	Timeout                        // it took too long
	NotReady                       // starting, stopping, or without its archive
	Unauthenticated                // nobody known asks
	Forbidden                      // not for this role or scope
	Suspended                      // the account or its carrier is kept out
	ReferenceTaken                 // other content was filed under the reference
	AmendedMeanwhile               // another revision is the newest
	NothingToAmend                 // nothing was filed under the reference
	TooManyRevisions               // the filing cannot be amended any more
	TooManyDrafts                  // the carrier has as many drafts as it may
	NoDraft                        // the carrier has no such draft, or not any more
	UnknownContent                 // an attachment that is none of the kinds that are taken
	reasonCount      = iota
)

var reasonCodes = [reasonCount]string{
	Internal: "internal", Empty: "empty", MalformedJSON: "malformed-json", Invalid: "invalid", TooLarge: "too-large",
	AddressTooLong: "address-too-long", WrongMediaType: "unsupported-media-type", Encoded: "unsupported-encoding", BadRequest: "bad-request",
	CrossOrigin: "cross-origin", NotFound: "not-found", MethodNotAllowed: "method-not-allowed",
	TooManyRequests: "too-many-requests", Timeout: "timeout", NotReady: "not-ready",
	Unauthenticated: "unauthenticated", Forbidden: "forbidden", Suspended: "suspended", ReferenceTaken: "reference-taken",
	AmendedMeanwhile: "amended-meanwhile", NothingToAmend: "nothing-to-amend", TooManyRevisions: "too-many-revisions",
	TooManyDrafts: "too-many-drafts", NoDraft: "no-draft", UnknownContent: "unknown-content",
}

// String is the code of the reason in an answer.
func (r Reason) String() string { return reasonCodes[r] }

// Reasons are all reasons, for tables that must be complete.
func Reasons() []Reason {
	all := make([]Reason, reasonCount)
	for i := range all {
		all[i] = Reason(i)
	}
	return all
}

// Codes of fields that JSON has and an incident has not, beside those of incident.Problem.
const (
	WrongType      = "wrong-type" // a text where a number is asked for, and the like
	NotWhole       = "not-whole"  // a number with a fraction or an exponent
	TooLargeNumber = "too-large"  // a number beyond 64 bits
	NotExact       = "not-exact"  // a range where one number is asked for
	NotSent        = "not-sent"   // an attachment that the carrier has not sent
	NotDay         = "not-a-day"  // no day of the calendar, as 2020-04-01
)

// FieldCodes are the codes above.
func FieldCodes() []string {
	return []string{WrongType, NotWhole, TooLargeNumber, NotExact, NotSent, NotDay}
}

// Field is one field that is refused.
type Field struct {
	Path string // services[0].impacts[0].users; empty for the whole
	Code string // of incident.Problem or of this package
}

// Refusal is the error that carries a reason to the client.
type Refusal struct {
	Reason Reason
	Fields []Field
	Cause  error // for the log only
}

// Because is a refusal without fields.
func Because(reason Reason) *Refusal { return &Refusal{Reason: reason} }

// Of is the refusal of one field.
func Of(path, code string) *Refusal {
	return &Refusal{Reason: Invalid, Fields: []Field{{path, code}}}
}

// Error is for the log. What a client reads comes from the words of the codes.
func (r *Refusal) Error() string {
	text := "refused: " + r.Reason.String()
	for _, field := range r.Fields {
		text += "; " + field.Path + " " + field.Code
	}
	if r.Cause != nil {
		text += ": " + r.Cause.Error()
	}
	return text
}

// Unwrap is the cause.
func (r *Refusal) Unwrap() error { return r.Cause }
