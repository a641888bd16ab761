//go:build unix

package mongo_test

import (
	"slices"
	"testing"
	"time"

	"jiko/server/internal/archive"
	"jiko/server/internal/archive/archivetest"
)

// What is read slowly outlives the connection that it began on, and comes whole, in order and once.
func TestCutStreamGoesOn(t *testing.T) {
	t.Parallel()
	const many = 300
	p, a, direct := behindProxy(t, 20*time.Second)
	if err := archivetest.Fill(t.Context(), direct, archivetest.Filled(many)); err != nil {
		t.Fatal(err)
	}
	for _, sort := range []archive.Sort{archive.ByReceipt, archive.ByUsers} {
		t.Run("filings by "+string(sort), func(t *testing.T) {
			var whole, cut []string
			q := archive.Query{Sort: sort, Descending: true}
			read := func(into *[]string, cutAt int) func(*archive.Filing) error {
				return func(f *archive.Filing) error {
					if *into = append(*into, f.Receipt); len(*into)%cutAt == 0 {
						p.Cut()
					}
					return nil
				}
			}
			if err := direct.Each(t.Context(), q, read(&whole, many+1)); err != nil {
				t.Fatal(err)
			}
			if err := a.Each(t.Context(), q, read(&cut, 75)); err != nil {
				t.Fatal(err)
			}
			if len(whole) != many || !slices.Equal(whole, cut) {
				t.Fatalf("%d filings, %d of them over connections that were cut", len(whole), len(cut))
			}
		})
	}
	t.Run("a snapshot", func(t *testing.T) {
		filings := 0
		err := a.Snapshot(t.Context(), func(item archive.Item) error {
			if item.Filing != nil {
				if filings++; filings%90 == 0 {
					p.Cut()
				}
			}
			return nil
		})
		if err != nil || filings != many {
			t.Fatalf("%d filings, %v", filings, err)
		}
	})
}
