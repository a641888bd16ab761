package draft

import (
	"errors"
	"net/url"
	"reflect"
	"strings"
	"testing"
	"time"

	"jiko/server/internal/archive"
	"jiko/server/internal/archive/sqlite"
	"jiko/server/internal/clocktest"
)

const (
	alpha = "甲通信株式会社"
	beta  = "乙通信株式会社"
)

// shelf is where the drafts of a test are, with a clock.
type shelf struct {
	*testing.T
	Drafts
	clock *clocktest.Clock
}

func newShelf(t *testing.T) *shelf {
	s := &shelf{T: t, clock: clocktest.At(time.Date(2026, 4, 1, 9, 0, 0, 0, time.UTC))}
	kept, err := sqlite.Open(t.Context(), t.TempDir(), sqlite.Options{Now: s.clock.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := kept.Close(); err != nil {
			t.Error(err)
		}
	})
	s.Drafts = Drafts{Registry: kept, Now: s.clock.Now}
	return s
}

// written is a draft that a page has written.
func written(page, summary string) *Draft {
	return &Draft{ID: NewID(), Writer: page, Incident: "v=1", Values: url.Values{"summary": {summary}}, By: "noto"}
}

// save saves a draft, and tells which one it left as it was.
func (s *shelf) save(carrier string, d *Draft) string {
	s.Helper()
	other, err := s.Save(s.Context(), carrier, d)
	if err != nil {
		s.Fatal(err)
	}
	return other
}

// holds holds a draft of a carrier to what was typed.
func (s *shelf) holds(carrier, id, summary string) *Draft {
	s.Helper()
	d, err := s.Draft(s.Context(), carrier, id)
	if err != nil {
		s.Fatal(err)
	}
	if got := d.Values.Get("summary"); got != summary {
		s.Errorf("the draft says %q, want %q", got, summary)
	}
	return d
}

// lacks holds a carrier to have no such draft.
func (s *shelf) lacks(carrier, id string) {
	s.Helper()
	if _, err := s.Draft(s.Context(), carrier, id); !errors.Is(err, archive.ErrNotFound) {
		s.Errorf("error is %v", err)
	}
}

func TestADraftIsGoneOnWithOnAnotherMachine(t *testing.T) {
	s := newShelf(t)
	d := written("a", "一")
	d.Receipt, d.Revision = "2020-000001-4", 2
	s.save(alpha, d)
	there := s.holds(alpha, d.ID, "一")
	if !reflect.DeepEqual(there, d) || there.Version != 1 || !there.Saved.Equal(s.clock.Now()) {
		t.Errorf("kept as %+v, saved was %+v", there, d)
	}
	there.Writer, there.Values = "b", url.Values{"summary": {"二"}}
	s.clock.Pass(time.Minute)
	if other := s.save(alpha, there); other != "" || there.Version != 2 {
		t.Errorf("left %q, version %d", other, there.Version)
	}
	s.holds(alpha, d.ID, "二")
}

func TestOfTwoWhoSaveTheSameDraftNeitherLosesAWord(t *testing.T) {
	s := newShelf(t)
	first := written("a", "一")
	s.save(alpha, first)
	second := s.holds(alpha, first.ID, "一")
	second.Writer, second.Values = "b", url.Values{"summary": {"二人目"}}
	s.save(alpha, second)
	first.Values = url.Values{"summary": {"一人目"}}
	shared := first.ID
	if other := s.save(alpha, first); other != shared || first.ID == shared || first.Version != 1 {
		t.Errorf("left %q, now %+v", other, first)
	}
	s.holds(alpha, shared, "二人目")
	s.holds(alpha, first.ID, "一人目")
	first.Values = url.Values{"summary": {"その続き"}}
	if other := s.save(alpha, first); other != "" {
		t.Errorf("left %q once it had a draft of its own", other)
	}
}

func TestAPageWhoseAnswerWasLostGoesOn(t *testing.T) {
	s := newShelf(t)
	d := written("a", "一")
	lost := *d
	s.save(alpha, &lost)
	for _, summary := range []string{"二", "三"} {
		again := *d // still of version 0
		again.Values = url.Values{"summary": {summary}}
		if other := s.save(alpha, &again); other != "" || again.ID != d.ID {
			t.Errorf("left %q for %q", other, again.ID)
		}
	}
	if all, err := s.List(s.Context(), alpha); err != nil || len(all) != 1 || all[0].Values.Get("summary") != "三" {
		t.Errorf("%+v %v", all, err)
	}
}

func TestADraftOfAnotherCarrierIsNotThere(t *testing.T) {
	s := newShelf(t)
	d := written("a", "甲の言葉")
	s.save(alpha, d)
	s.lacks(beta, d.ID)
	if err := s.Remove(s.Context(), beta, d.ID); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("error is %v", err)
	}
	mine := written("a", "乙の言葉")
	mine.ID = d.ID
	if other := s.save(beta, mine); other != "" || mine.ID == d.ID {
		t.Errorf("left %q, kept as %q", other, mine.ID)
	}
	s.holds(alpha, d.ID, "甲の言葉")
	s.lacks(alpha, mine.ID)
	s.holds(beta, mine.ID, "乙の言葉")
}

func TestADraftThatWasRemovedMeanwhileIsKeptAgain(t *testing.T) {
	s := newShelf(t)
	d := written("a", "一")
	s.save(alpha, d)
	if err := s.Remove(s.Context(), alpha, d.ID); err != nil {
		t.Fatal(err)
	}
	s.lacks(alpha, d.ID)
	if other := s.save(alpha, d); other != "" || d.Version != 1 {
		t.Errorf("left %q, version %d", other, d.Version)
	}
	s.holds(alpha, d.ID, "一")
}

func TestAnIDThatNobodyGaveIsReplaced(t *testing.T) {
	s := newShelf(t)
	for _, id := range []string{"", "x", strings.Repeat("a", 26), NewID() + "A"} {
		d := written("a", "一")
		d.ID = id
		if s.save(alpha, d); !IsID(d.ID) {
			t.Errorf("%q was kept as %q", id, d.ID)
		}
	}
}

func TestWhatWasFiledIsLetGoAndWhatWasNotStays(t *testing.T) {
	s := newShelf(t)
	d := written("a", "一")
	if err := s.Done(s.Context(), alpha, d); err != nil {
		t.Errorf("one that was never saved: %v", err)
	}
	s.save(alpha, d)
	filed, other := *d, *s.holds(alpha, d.ID, "一")
	other.Writer, other.Values = "b", url.Values{"summary": {"まだ送っていない"}}
	s.save(alpha, &other)
	if err := s.Done(s.Context(), alpha, &filed); err != nil {
		t.Fatal(err)
	}
	s.holds(alpha, d.ID, "まだ送っていない")
	if err := s.Done(s.Context(), beta, &other); err != nil {
		t.Fatal(err)
	}
	s.holds(alpha, d.ID, "まだ送っていない")
	if err := s.Done(s.Context(), alpha, &other); err != nil {
		t.Fatal(err)
	}
	s.lacks(alpha, d.ID)
}

func TestADraftIsKeptForNinetyDaysAfterItWasSaved(t *testing.T) {
	s := newShelf(t)
	d := written("a", "一")
	s.save(alpha, d)
	s.clock.Pass(Lasting - time.Second)
	s.save(alpha, d)
	s.clock.Pass(Lasting - time.Second)
	s.holds(alpha, d.ID, "一")
	s.clock.Pass(time.Second)
	s.lacks(alpha, d.ID)
}

func TestTheDraftSavedLastComesFirst(t *testing.T) {
	s := newShelf(t)
	for _, summary := range []string{"一", "二", "三"} {
		s.save(alpha, written("a", summary))
		s.clock.Pass(time.Minute)
	}
	s.save(beta, written("a", "他社"))
	all, err := s.List(s.Context(), alpha)
	if err != nil || len(all) != 3 || all[0].Values.Get("summary") != "三" || all[2].Values.Get("summary") != "一" {
		t.Errorf("%+v %v", all, err)
	}
}

func TestACarrierHasSoManyDraftsAndNoMore(t *testing.T) {
	s := newShelf(t)
	d := written("a", "一")
	s.save(alpha, d)
	for range Most - 1 {
		s.save(alpha, written("a", "一"))
	}
	if _, err := s.Save(t.Context(), alpha, written("a", "一")); !errors.Is(err, ErrTooMany) {
		t.Errorf("error is %v", err)
	}
	s.save(alpha, d)
	s.save(beta, written("a", "一"))
}

func TestADraftIsAsLargeAsAFormAndNoLarger(t *testing.T) {
	s := newShelf(t)
	s.save(alpha, written("a", strings.Repeat("x", maxSize-1000)))
	if _, err := s.Save(t.Context(), alpha, written("a", strings.Repeat("x", maxSize))); !errors.Is(err, archive.ErrTooLarge) {
		t.Errorf("error is %v", err)
	}
}
