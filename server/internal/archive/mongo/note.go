package mongo

import (
	"time"

	"jiko/server/internal/archive"
)

// note is the line of the ledger that belongs to a change, kept within the change itself. Should the process die before the line is in
// the ledger, the next one makes it good (repair).
type note struct {
	Chain  string         `bson:"chain"` // of the process that made the change; empty when nothing is to be noted
	At     time.Time      `bson:"at"`
	Actor  string         `bson:"actor"`
	Action archive.Action `bson:"action"`
	// Subject is left out where the change is a filing's: its receipt.
	Subject string `bson:"subject,omitempty"`
	Detail  string `bson:"detail"`
}

func (a *Archive) note(e archive.Entry) note {
	return note{Chain: a.chain, At: milliseconds(e.At), Actor: e.Actor, Action: e.Action, Detail: e.Detail}
}

// entry is the line for the subject.
func (n *note) entry(subject string) archive.Entry {
	return archive.Entry{At: n.At, Actor: n.Actor, Action: n.Action, Subject: subject, Detail: n.Detail}
}
