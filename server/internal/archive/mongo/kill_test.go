//go:build unix

package mongo_test

import (
	"context"
	"os"
	"os/exec"
	"testing"

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
	archivetest.SurvivesKills(t, archivetest.Kills(), place, func() *exec.Cmd {
		victim := exec.Command(os.Args[0])
		victim.Env = append(os.Environ(), victimVariable+"="+uri)
		return victim
	})
}
