package casework

// Refusal is why a change is not made, by its code; then nothing is kept. The words in both languages are the site's.
type Refusal string

// The refusals.
const (
	Empty      Refusal = "text-empty"
	TooLong    Refusal = "text-too-long"
	Unreadable Refusal = "text-unreadable" // not UTF-8, or with characters that are not for reading
	TooMany    Refusal = "case-full"
	Meanwhile  Refusal = "case-meanwhile"     // somebody else changed the case since it was seen
	StillOpen  Refusal = "question-open"      // a question waits: it must be answered or withdrawn first
	NotOpen    Refusal = "question-not-open"  // there is no such question, or none that waits
	NoSuch     Refusal = "case-state-unknown" // no state that staff set
)

// Refusals are all refusals, for tables that must be complete.
func Refusals() []Refusal {
	return []Refusal{Empty, TooLong, Unreadable, TooMany, Meanwhile, StillOpen, NotOpen, NoSuch}
}

// Error is for the log.
func (r Refusal) Error() string { return "casework: " + string(r) }
