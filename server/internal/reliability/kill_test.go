//go:build unix

package reliability

import (
	"context"
	"os"
	"strconv"
	"testing"
)

// kills is how often a server is killed: JIKO_KILLS, or a few times.
func kills() int {
	if n, err := strconv.Atoi(os.Getenv("JIKO_KILLS")); err == nil && n > 0 {
		return n
	}
	return 5
}

// looks is how often a test looks at everything that is there, which takes the longer the more it is. What is lost stays lost.
const looks = 20

// TestAKilledServerLosesNothingAcknowledged kills a server in the middle of its work again and again, and looks what is there.
func TestAKilledServerLosesNothingAcknowledged(t *testing.T) {
	engines(t, func(t *testing.T, at place) {
		c := newClients(t, at)
		for n := range kills() {
			s := serve(t, at)
			go c.underWay(s.kill)
			c.work(t.Context(), s.url)
			s.kill()
			if n%max(1, kills()/looks) == 0 {
				c.verify(at)
			}
			if t.Failed() {
				return
			}
		}
		s := serve(t, at)
		c.finish(s.url)
		s.stop(t)
		c.verify(at)
		filings, revisions := c.count()
		t.Logf("%d kills, %d filings with %d revisions acknowledged", kills(), filings, revisions)
		if revisions < kills()*atOnce {
			t.Error("hardly anything was filed between the kills")
		}
	})
}

// TestAServerThatIsToldToStopFinishesWhatItBegan, and acknowledges nothing that is not kept.
func TestAServerThatIsToldToStopFinishesWhatItBegan(t *testing.T) {
	engines(t, func(t *testing.T, at place) {
		c := newClients(t, at)
		for range 3 {
			s := serve(t, at)
			stopped := make(chan struct{})
			go c.underWay(func() {
				defer close(stopped)
				s.stop(t)
			})
			c.work(context.Background(), s.url)
			<-stopped
			c.verify(at)
		}
	})
}
