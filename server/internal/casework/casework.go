// Package casework keeps what staff of the ministry do with a filing (処理状況): its state, their notes, which no carrier sees, and
// their questions to the carrier (照会) with its answers (回答). What was filed stays as it is; the case stands beside it, one record for
// each filing, and every change leaves an entry in the ledger in one commit with it. Who may do what is decided in package account.
package casework

import (
	"slices"
	"time"

	"jiko/server/internal/archive"
)

// State is how far staff are with a filing.
type State string

// The states. Only those of Settlements are set by hand; the others follow from questions and amendments.
const (
	Received   State = "received"   // 受付: nobody has checked it yet
	Questioned State = "questioned" // 照会中: a question waits for its answer
	Answered   State = "answered"   // 回答あり: the carrier has answered all questions, and nobody has looked at that yet
	Checked    State = "checked"    // 確認済
	Closed     State = "closed"     // 完了
	Amended    State = "amended"    // 確認後に訂正: the carrier has amended the filing since it was checked or closed
)

// States are all states, for tables that must be complete.
func States() []State { return []State{Received, Questioned, Answered, Checked, Closed, Amended} }

// Settlements are the states that staff set.
func Settlements() []State { return []State{Checked, Closed, Received} }

// Case is what is kept of one filing.
type Case struct {
	Receipt   string     `json:"-"`
	Version   int64      `json:"-"`         // of its record, 0 where nothing is kept yet: who changes it says which one was seen
	Carrier   string     `json:"carrier"`   // whose filing it is
	Reference string     `json:"reference"` // and under which reference
	Standing  State      `json:"standing"`  // as it was left: received, answered, checked or closed
	Revision  int        `json:"revision"`  // of the filing, when it was left so
	Notes     []Note     `json:"notes,omitempty"`
	Questions []Question `json:"questions,omitempty"`
	Moves     []Move     `json:"moves,omitempty"`
}

// Note is what staff write down for each other.
type Note struct {
	Text string    `json:"text"`
	By   string    `json:"by"`
	At   time.Time `json:"at"`
}

// Question is a question of staff to the carrier. Its number is its place in the case, from 1.
type Question struct {
	Note
	Answer    *Note `json:"answer,omitempty"`
	Withdrawn *Note `json:"withdrawn,omitempty"` // by whom and when; without a text
}

// Open tells that an answer is awaited.
func (q *Question) Open() bool { return q.Answer == nil && q.Withdrawn == nil }

// Move is a state that was set by hand, and the revision that was looked at.
type Move struct {
	State    State     `json:"state"`
	Revision int       `json:"revision"`
	By       string    `json:"by"`
	At       time.Time `json:"at"`
}

// Open is how many questions wait for their answer.
func (c *Case) Open() int {
	n := 0
	for i := range c.Questions {
		if c.Questions[i].Open() {
			n++
		}
	}
	return n
}

// State is how far staff are, where newest is the number of the filing's newest revision.
func (c *Case) State(newest int) State {
	switch {
	case c.Open() > 0:
		return Questioned
	case c.Revision < newest && (c.Standing == Checked || c.Standing == Closed):
		return Amended
	default:
		return c.Standing
	}
}

// leave sets how the case is left at the filing's newest revision.
func (c *Case) leave(s State, f *archive.Filing) { c.Standing, c.Revision = s, f.Newest().Number }

// awaited is when the oldest open question was asked, or the newest answer came where none is open.
func (c *Case) awaited() time.Time {
	var since time.Time
	for _, q := range slices.Backward(c.Questions) {
		switch {
		case q.Open():
			since = q.At
		case c.Open() == 0 && q.Answer != nil && q.Answer.At.After(since):
			since = q.Answer.At
		}
	}
	return since
}
