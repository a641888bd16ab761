//go:build unix

package mongo_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"jiko/server/internal/archive"
	"jiko/server/internal/archive/archivetest"
	"jiko/server/internal/archive/mongo"
	"jiko/server/internal/archive/mongotest"
)

// steps is at how many points of a write the connection is cut, in each direction.
const steps = 12

// A filing whose connection is cut is kept once: by the archive itself when the server can be reached again at once.
func TestCutConnectionIsMended(t *testing.T) {
	t.Parallel()
	p, a, seen := behindProxy(t, 20*time.Second)
	eachCut(t, p, a, seen, func(t *testing.T, f *archive.Filing, cut func(stay bool)) {
		cut(false)
		if err := a.Create(t.Context(), f, filed(f)); err != nil {
			t.Fatal(err)
		}
	})
}

// When the server stays away, the caller is told that it is not known, and another try tells.
func TestCutConnectionIsToldAndTheRetryTells(t *testing.T) {
	t.Parallel()
	p, a, seen := behindProxy(t, 300*time.Millisecond)
	eachCut(t, p, a, seen, func(t *testing.T, f *archive.Filing, cut func(stay bool)) {
		cut(true)
		err := a.Create(t.Context(), f, filed(f))
		if p.WasCut() && err == nil {
			return // what was cut was not of this write
		}
		if err != nil && !errors.Is(err, archive.ErrUnavailable) {
			t.Fatalf("told: %v", err)
		}
		p.Mend()
		eventually(t, func() error {
			f.Receipt = ""
			err := a.Create(t.Context(), f, filed(f))
			if errors.Is(err, archive.ErrExists) {
				return nil
			}
			return err
		})
	})
}

// behindProxy opens an archive that reaches its server through a proxy, and another that reaches it directly.
func behindProxy(t *testing.T, patience time.Duration) (p *mongotest.Proxy, through, direct *mongo.Archive) {
	uri := mongotest.Database(t)
	db := database(t, uri)
	t.Cleanup(func() { _ = db.Drop(context.Background()) })
	p, by := mongotest.NewProxy(t, uri)
	direct = open(t, uri, mongo.Options{})
	eventually(t, func() (err error) {
		through, err = mongo.Open(t.Context(), by, mongo.Options{Patience: patience, AttemptTime: patience})
		return err
	})
	t.Cleanup(func() {
		p.Mend()
		_ = through.Close() // what is left undone there is not what is tested
	})
	return p, through, direct
}

// eachCut does something to a filing while the connection is cut at one point after another, and then looks whether it is there once.
func eachCut(t *testing.T, p *mongotest.Proxy, a, seen *mongo.Archive, do func(t *testing.T, f *archive.Filing, cut func(stay bool))) {
	n := 0
	next := func() *archive.Filing {
		f := archivetest.First(archivetest.Generate(7, 1))
		f.CarrierRef = fmt.Sprint("cut ", n)
		n++
		return f
	}
	for _, way := range []mongotest.Direction{mongotest.ToServer, mongotest.ToClient} {
		before := p.Through(way)
		eventually(t, func() error {
			f := next()
			return a.Create(t.Context(), f, filed(f))
		})
		whole := p.Through(way) - before
		for step := range steps {
			at := whole * step / steps
			t.Run(fmt.Sprintf("way %d, after %d of %d bytes", way, at, whole), func(t *testing.T) {
				f := next()
				do(t, f, func(stay bool) { p.CutAfter(at, way, stay) })
				p.Mend()
				keptOnce(t, seen, f)
			})
		}
	}
	chainsHold(t, seen)
}

func filed(f *archive.Filing) archive.Entry {
	return archive.Entry{At: f.Newest().At, Actor: "tester", Action: archive.Filed, Detail: f.CarrierRef}
}

// keptOnce looks whether the filing is there, once, and noted once.
func keptOnce(t *testing.T, a *mongo.Archive, f *archive.Filing) {
	t.Helper()
	got, err := a.ByReference(t.Context(), f.Carrier, f.CarrierRef)
	if err != nil {
		t.Fatal(err)
	}
	if got.Newest().Digest != f.Newest().Digest {
		t.Fatalf("another content: %+v", got)
	}
	var noted []archive.Entry
	eventually(t, func() error { // the line may come after its sender was told that it is not known
		noted, err = a.Entries(t.Context(), archive.EntryQuery{Subject: got.Receipt, Action: archive.Filed})
		if err == nil && len(noted) == 0 {
			err = errors.New("it is not noted")
		}
		return err
	})
	if len(noted) != 1 {
		t.Fatalf("noted %d times", len(noted))
	}
}

// eventually tries until it goes well.
func eventually(t *testing.T, do func() error) {
	t.Helper()
	var err error
	for start := time.Now(); time.Since(start) < mongotest.Patience; time.Sleep(20 * time.Millisecond) {
		if err = do(); err == nil {
			return
		}
	}
	t.Fatalf("after %s: %v", mongotest.Patience, err)
}

// chainsHold follows every chain of the ledger from its beginning to its end.
func chainsHold(t *testing.T, a archive.Ledger) {
	t.Helper()
	var prev *archive.Entry
	err := a.EachEntry(t.Context(), func(e archive.Entry) error {
		if prev != nil && prev.Chain != e.Chain {
			prev = nil
		}
		want := e
		want.Follow(e.Chain, prev)
		if want != e {
			return fmt.Errorf("%+v does not follow %+v", e, prev)
		}
		prev = &e
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
