package account

import (
	"context"
	"slices"
	"strings"

	"jiko/server/internal/archive"
)

// Search asks for accounts, or for carriers where there is no Role to ask for. Zero values do not restrict.
type Search struct {
	Text  string // that the login or the name of the carrier holds, without regard to width and case
	Role  Role
	State State
	After string // login or name of the last one of the page before
	Limit int    // at least 1
}

// State is whether somebody may enter.
type State string

// The states.
const (
	StateActive    State = "active"
	StateSuspended State = "suspended"
)

// States are all states.
func States() []State { return []State{StateActive, StateSuspended} }

// matches tells whether the search is for somebody of that role and state, who goes by one of the names.
func (q *Search) matches(role Role, suspended bool, names ...string) bool {
	state := StateActive
	if suspended {
		state = StateSuspended
	}
	if q.Role != "" && q.Role != role || q.State != "" && q.State != state {
		return false
	}
	text := archive.Normalize(q.Text)
	return slices.ContainsFunc(names, func(name string) bool { return strings.Contains(archive.Normalize(name), text) })
}

// Find lists a page of the accounts that match, by login. More tells whether others follow.
func (a *Accounts) Find(ctx context.Context, by Principal, q Search) (list []Account, more bool, err error) {
	if !by.CanManageAccounts() {
		return nil, false, refuse(Forbidden)
	}
	err = a.eachAfter(ctx, archive.Accounts, "", q.After, func(record *archive.Record) error {
		var k kept
		if err := decode(record, &k); err != nil || !q.matches(k.Role, k.Suspended, k.Login, k.Carrier) {
			return err
		}
		if more = len(list) == q.Limit; more {
			return errEnough
		}
		list = append(list, k.shown())
		return nil
	})
	return list, more, err
}
