//go:build unix

package mongo_test

import (
	"context"
	"os"
	"os/exec"
	"testing"
	"time"

	"jiko/server/internal/archive"
	"jiko/server/internal/archive/archivetest"
	"jiko/server/internal/archive/mongo"
)

const victimVariable = "JIKO_TEST_VICTIM"

func beVictim(uri string) error {
	a, err := mongo.Open(context.Background(), uri, mongo.Options{})
	if err != nil {
		return err
	}
	return archivetest.Victim(context.Background(), a, os.Stdout)
}

func TestAKilledProcessLosesNothingAcknowledged(t *testing.T) {
	t.Parallel()
	place, uri := newPlace(t)
	openNow := place.Open
	place.Open = func(t testing.TB, now func() time.Time) archive.Archive {
		a := openNow(t, now)
		comeToRest(t, a)
		return a
	}
	archivetest.SurvivesKills(t, archivetest.Kills(), place, func() *exec.Cmd {
		victim := exec.Command(os.Args[0])
		victim.Env = append(os.Environ(), victimVariable+"="+uri)
		return victim
	})
}

// comeToRest waits until the server has done what the dead process had sent it: until so many looks in a row, each behind a write, have
// found nothing new. On a busy machine they take longer, as what is waited for does.
func comeToRest(t testing.TB, a archive.Archive) {
	t.Helper()
	const looks, pause = 30, 20 * time.Millisecond
	last := int64(-1)
	for same := 0; same < looks; same++ {
		if err := a.Ready(t.Context()); err != nil {
			t.Fatal(err)
		}
		page, err := a.Search(t.Context(), archive.Query{Limit: 1})
		if err != nil {
			t.Fatal(err)
		}
		if page.Total != last {
			last, same = page.Total, 0
		}
		time.Sleep(pause)
	}
}
