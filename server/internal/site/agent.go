package site

import (
	"sync"

	useragent "github.com/medama-io/go-useragent"

	"jiko/server/internal/account"
	pages "jiko/views/account"
)

// agents knows browsers by how they name themselves. What it knows them by takes 5 MiB: it is read when sessions are first shown.
var agents = sync.OnceValue(useragent.NewParser)

func shownSessions(list []account.Session) []pages.Session {
	shown := make([]pages.Session, len(list))
	for i, x := range list {
		agent := agents().Parse(x.Agent)
		shown[i] = pages.Session{
			ID: x.ID, Browser: agent.Browser().String(), System: agent.OS().String(), Agent: x.Agent, From: x.From,
			Began: x.Began, Seen: x.Seen, Current: x.Current,
		}
	}
	return shown
}
