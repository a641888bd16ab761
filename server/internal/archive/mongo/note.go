package mongo

import (
	"fmt"
	"strings"
	"time"

	"jiko/server/internal/archive"
)

// note is the line of the ledger that belongs to a change, kept within the change itself. Should the process die before the line is in
// the ledger, another one makes it good (ensure, repair).
type note struct {
	Chain  string         `bson:"chain"` // of the process that made the change; empty when nothing is to be noted
	At     time.Time      `bson:"at"`
	Actor  string         `bson:"actor"`
	Action archive.Action `bson:"action"`
	// Subject is left out where the change is a filing's: its receipt.
	Subject string `bson:"subject,omitempty"`
	Detail  string `bson:"detail"`
}

func (a *Archive) note(e *archive.Entry) note {
	return note{Chain: a.chain, At: milliseconds(e.At), Actor: e.Actor, Action: e.Action, Detail: e.Detail}
}

// is tells whether a line is the one that belongs to the change.
func (n *note) is(e *archive.Entry) bool {
	return n.At.Equal(e.At) && n.Actor == e.Actor && n.Action == e.Action && n.Detail == e.Detail
}

// entry is the line for the subject.
func (n *note) entry(subject string) archive.Entry {
	return archive.Entry{At: n.At, Actor: n.Actor, Action: n.Action, Subject: subject, Detail: n.Detail}
}

// How long the texts of a line can be together, in bytes, and those of one that is kept within a filing's revision as well.
const (
	maxLine = 1 << 20
	maxNote = 16 << 10
)

// fitLine makes a line one that no server refuses, since nothing could follow it in the chain.
func fitLine(e *archive.Entry, most int) error {
	if len(e.Actor)+len(e.Action)+len(e.Subject)+len(e.Detail) > most {
		return fmt.Errorf("%w: a line of the ledger", archive.ErrTooLarge)
	}
	for _, text := range []*string{&e.Actor, &e.Subject, &e.Detail} {
		*text = strings.ToValidUTF8(*text, "\uFFFD")
	}
	return nil
}
