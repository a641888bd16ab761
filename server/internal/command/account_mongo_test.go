//go:build unix

package command

import (
	"os"
	"strings"
	"testing"

	"jiko/server/internal/archive/mongotest"
)

func TestMain(m *testing.M) { os.Exit(mongotest.Main(m)) }

func TestTheAccountsOfAnArchiveInMongoDBAreKeptByTheSameCommands(t *testing.T) {
	uri := mongotest.Database(t)
	o := newOffice(t)
	t.Setenv("MONGODB_URI", uri)
	o.done(good, "account add --role carrier --login noto --carrier 能登通信 --password-stdin")
	o.failed(exitFailed, "already", good, "account add --role staff --login noto --password-stdin")
	token := o.done("", "token add --login noto")
	if !strings.HasPrefix(token, "jiko_") {
		t.Error(token)
	}
	if list := o.done("", "account list --mongodb-uri "+uri); !strings.Contains(list, "能登通信") {
		t.Error(list)
	}
	if out := o.done("", "audit verify"); !strings.Contains(out, "\nwhole: 2 chains, ") {
		t.Error(out)
	}
	o.failed(exitFailed, "no archive in", "", "account list --mongodb-uri=")
}
