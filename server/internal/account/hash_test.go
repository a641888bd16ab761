package account

import (
	"context"
	"crypto/rand"
	"errors"
	"sync"
	"testing"
	"time"
)

func TestAHashIsTheOneOfTheReferenceImplementation(t *testing.T) {
	// phc-winner-argon2, src/test.c, argon2id of version 0x13.
	const reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
	p, ok := parsePHC(reference)
	if !ok || !p.matches("password") || p.matches("Password") {
		t.Fatal(p, ok)
	}
}

func TestAHashHasItsParametersAndItsOwnSalt(t *testing.T) {
	p, err := newPHC("password", Recommended, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	equal(t, p.String()[:31], "$argon2id$v=19$m=65536,t=3,p=4$")
	equal(t, len(p.salt), 16)
	equal(t, len(p.hash), 32)
	other, err := newPHC("password", Recommended, rand.Reader)
	if err != nil || other.String() == p.String() {
		t.Fatal(other, err)
	}
}

func TestAHashIsReadAsItIsWritten(t *testing.T) {
	p, err := newPHC(good, quick, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	read, ok := parsePHC(p.String())
	if !ok || read.String() != p.String() || !read.matches(good) || read.matches(wrong) {
		t.Fatal(read, ok)
	}
}

func TestAHashThatWouldStopTheServerOrMeansNothingIsNotChecked(t *testing.T) {
	const salt, hash = "AAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
	sound := "$argon2id$v=19$m=8,t=1,p=1$" + salt + "$" + hash
	if _, ok := parsePHC(sound); !ok {
		t.Fatal("the sound one is refused")
	}
	for name, s := range map[string]string{
		"empty":           "",
		"another kind":    "$argon2i$v=19$m=8,t=1,p=1$" + salt + "$" + hash,
		"another version": "$argon2id$v=16$m=8,t=1,p=1$" + salt + "$" + hash,
		"all the memory":  "$argon2id$v=19$m=4294967295,t=1,p=1$" + salt + "$" + hash,
		"no memory":       "$argon2id$v=19$m=0,t=1,p=1$" + salt + "$" + hash,
		"all the time":    "$argon2id$v=19$m=8,t=4294967295,p=1$" + salt + "$" + hash,
		"no time":         "$argon2id$v=19$m=8,t=0,p=1$" + salt + "$" + hash,
		"no lanes":        "$argon2id$v=19$m=8,t=1,p=0$" + salt + "$" + hash,
		"no hash":         "$argon2id$v=19$m=8,t=1,p=1$" + salt + "$",
		"no salt":         "$argon2id$v=19$m=8,t=1,p=1$$" + hash,
		"padding":         sound + "=",
		"something after": sound + "$",
		"leading zero":    "$argon2id$v=19$m=08,t=1,p=1$" + salt + "$" + hash,
	} {
		if _, ok := parsePHC(s); ok {
			t.Errorf("%s is taken", name)
		}
	}
}

func TestNoMoreThanAFewPasswordsAreHashedAtOnceAndFewWait(t *testing.T) {
	h := newHasher(Options{Hashing: quick, Random: rand.Reader, HashesAtOnce: 2, HashesWaiting: 3})
	var ends []func()
	for range 2 {
		end, err := h.begin(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		ends = append(ends, end)
	}
	var waiting sync.WaitGroup
	for range 3 {
		waiting.Go(func() {
			end, err := h.begin(t.Context())
			if err != nil {
				t.Error(err)
				return
			}
			end()
		})
	}
	for len(h.line) < cap(h.line) {
		time.Sleep(time.Millisecond)
	}
	if _, err := h.begin(t.Context()); CodeOf(err) != Busy {
		t.Fatalf("got %v, want busy", err)
	}
	for _, end := range ends {
		end()
	}
	waiting.Wait()
	equal(t, len(h.line)+len(h.desk), 0)
}

func TestWhoGivesUpWaitingLeavesTheLine(t *testing.T) {
	h := newHasher(Options{HashesAtOnce: 1, HashesWaiting: 1})
	end, err := h.begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := h.begin(ctx); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	end()
	equal(t, len(h.line)+len(h.desk), 0)
}

func TestAPasswordIsHashedAgainWhenTheParametersChange(t *testing.T) {
	o := newOffice(t)
	before := o.hashOf("noto")
	o.hasher.hashing = Hashing{Memory: 16, Passes: 2, Threads: 1}
	o.refused(o.try("noto", wrong, home), WrongCredentials)
	equal(t, o.hashOf("noto"), before)
	o.ok(o.try("noto", good, home))
	after := o.hashOf("noto")
	if p, ok := parsePHC(after); !ok || p.hashing != o.hasher.hashing || !p.matches(good) {
		t.Fatalf("kept as %s", after)
	}
	o.ok(o.try("noto", good, home))
	equal(t, o.hashOf("noto"), after)
}

func (o *office) hashOf(login string) string {
	o.t.Helper()
	_, k, err := o.account(o.ctx, login)
	o.ok(err)
	return k.Password
}
