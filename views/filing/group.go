package filing

import (
	"jiko/shared/quantity"
	"jiko/views/words"
)

// Group is a group of users: how many they are, and how long they were without the service, as it was said.
type Group struct {
	Users   quantity.Range
	Unit    quantity.Unit
	Length  quantity.Range // in minutes; of what goes on, until the filing was received
	Ongoing bool
}

// Said is the group in one line: 8,000回線 4時間21分.
func (g *Group) Said(w *words.Catalog) string { return g.users(w) + w.Result.Space + g.length(w) }

func (g *Group) users(w *words.Catalog) string { return w.Result.UsersIn(g.Users, g.Unit) }

func (g *Group) length(w *words.Catalog) string {
	length := w.Result.LengthIn(g.Length)
	if g.Ongoing {
		return words.Fill(w.Result.SoFar, "v", length)
	}
	return length
}

// most is how many users a group has at most; one without a limit comes behind those of which the number is known.
func (g *Group) most() int64 {
	if g.Users.Max == quantity.Unbounded {
		return g.Users.Min
	}
	return g.Users.Max
}
