package archive

import (
	"errors"
	"testing"
	"time"
)

func TestACursorIsReadAsItWasWritten(t *testing.T) {
	f := &Filing{Receipt: Receipt(2020, 1), Carrier: "甲/\"乙\"", Index: Index{Occurred: 1_600_000_000, Users: -1, Minutes: 156}}
	for _, sort := range []Sort{"", ByReceipt, ByOccurred, ByUsers, ByMinutes, ByCarrier} {
		for _, descending := range []bool{false, true} {
			q := Query{Sort: sort, Descending: descending}
			want := q.CursorAt(f)
			q.After = want.String()
			if got, err := q.Cursor(); err != nil || *got != *want {
				t.Errorf("sorted by %q: %+v, %v; want %+v", sort, got, err, want)
			}
			q.Descending = !descending
			if _, err := q.Cursor(); !errors.Is(err, ErrCursor) {
				t.Errorf("a cursor of the other direction: %v", err)
			}
		}
	}
}

func TestNoCursorIsTheFirstPage(t *testing.T) {
	if c, err := new(Query).Cursor(); c != nil || err != nil {
		t.Errorf("%v, %v", c, err)
	}
}

func TestThePlaceOfAnEntryIsReadAsItWasWritten(t *testing.T) {
	e := Entry{At: time.UnixMilli(1_800_000_000_123), Chain: "20260401T000000Z-ab", Number: 42}
	at, chain, number, err := ParsePlace(e.Place())
	if !at.Equal(e.At) || chain != e.Chain || number != e.Number || err != nil {
		t.Errorf("%v %s %d %v", at, chain, number, err)
	}
	for _, s := range []string{"", "1", "1/a", "x/a/1", "1/a/x"} {
		if _, _, _, err := ParsePlace(s); !errors.Is(err, ErrCursor) {
			t.Errorf("%q: %v", s, err)
		}
	}
}

func TestHeadsAreReadAsTheyWereWritten(t *testing.T) {
	heads := []Head{{"b", 2, "ff"}, {"a", 1, "00"}}
	got, ok := ParseHeads(FormatHeads(heads))
	if !ok || len(got) != 2 || got[0] != heads[1] || got[1] != heads[0] {
		t.Errorf("%v, %v", got, ok)
	}
	if heads[0].Chain != "b" {
		t.Error("the caller's list was put in order")
	}
	if got, ok := ParseHeads(FormatHeads(nil)); !ok || got != nil {
		t.Errorf("%v, %v", got, ok)
	}
	for _, s := range []string{"a", "a 1", "a x ff", "a 0 ff", "a 1 ff ff", "a 1 ff\n"} {
		if _, ok := ParseHeads(s); ok {
			t.Errorf("%q was read", s)
		}
	}
}
