package account

import (
	"context"
	"fmt"
	"io"
	"runtime/debug"

	"jiko/server/internal/archive"
)

// hasher hashes a few passwords at a time, so that a flood of sign-ins cannot take the memory.
type hasher struct {
	hashing Hashing
	random  io.Reader
	line    chan struct{} // who hashes or waits
	desk    chan struct{} // who hashes
}

func newHasher(o Options) *hasher {
	return &hasher{
		hashing: o.Hashing,
		random:  o.Random,
		line:    make(chan struct{}, o.HashesAtOnce+o.HashesWaiting),
		desk:    make(chan struct{}, o.HashesAtOnce),
	}
}

// begin waits for a place to hash one password; Busy when too many wait already. The place is given back by the function.
func (h *hasher) begin(ctx context.Context) (end func(), err error) {
	select {
	case h.line <- struct{}{}:
	default:
		return nil, refuse(Busy)
	}
	select {
	case h.desk <- struct{}{}:
		return h.end, nil
	case <-ctx.Done():
		<-h.line
		return nil, ctx.Err()
	}
}

// end gives the place back. Who leaves the room empty puts away what was used: a hash takes more memory than everything else that a
// server does at rest, and Go would keep it for minutes.
func (h *hasher) end() {
	<-h.desk
	<-h.line
	if len(h.line) == 0 {
		debug.FreeOSMemory()
	}
}

// hash hashes a new password, waiting for its turn.
func (h *hasher) hash(ctx context.Context, password string) (string, error) {
	end, err := h.begin(ctx)
	if err != nil {
		return "", err
	}
	defer end()
	return h.hashNow(password)
}

// hashNow hashes a new password for one who has a place already.
func (h *hasher) hashNow(password string) (string, error) {
	p, err := newPHC(password, h.hashing, h.random)
	return p.String(), err
}

// check tells whether kept is the hash of the password, and whether the password should be hashed anew. An empty hash is that of
// an account that is not there: it costs the same, and no password has it.
func (h *hasher) check(password, kept string) (ok, outdated bool, err error) {
	p, sound := parsePHC(kept)
	switch {
	case kept == "":
		p = h.hashing.dummy()
	case !sound:
		return false, false, fmt.Errorf("%w: password hash", archive.ErrCorrupt)
	}
	ok = p.matches(password) && kept != ""
	return ok, p.hashing != h.hashing, nil
}
