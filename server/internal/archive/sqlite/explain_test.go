package sqlite

import (
	"database/sql"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// queries are all queries that were asked, each once.
type queries struct {
	mu   sync.Mutex
	seen map[string]bool
}

func (q *queries) add(query string) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.seen == nil {
		q.seen = make(map[string]bool)
	}
	q.seen[query] = true
}

func (q *queries) list() (all []string) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for query := range q.seen {
		all = append(all, query)
	}
	slices.Sort(all)
	return all
}

var (
	// bigScan is a step through all lines of a table that grows with the filings or the entries. The narrow lines (search) are not
	// among them: to count what meets conditions, each of them has to be looked at.
	bigScan = regexp.MustCompile(`^SCAN (f|r|e|p|k|filing|revision|entry|record|posting|entry_key)\b`)

	// wholesale are the walks that are there to read everything.
	wholesale = []string{everyFiling, everyRecord, everyEntry}

	// glances read a big table from its start, but stop at the first line that does.
	glances = []string{isEmpty}
)

// explainAll fails for every query of which SQLite says that it would read a big table from end to end, or sort what an index gives
// in order.
func explainAll(t *testing.T, asked []string) {
	if len(asked) < 100 {
		t.Skipf("only %d queries were asked", len(asked))
	}
	dir := t.TempDir()
	a, err := Open(t.Context(), dir, Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	for _, query := range asked {
		steps := explain(t, a.stream, query)
		for _, step := range steps {
			if fault := faultOf(query, step); fault != "" {
				t.Errorf("%s\n%s\n  %s", fault, query, strings.Join(steps, "\n  "))
			}
		}
	}
	t.Logf("%d queries", len(asked))
}

func explain(t *testing.T, db *sql.DB, query string) (steps []string) {
	t.Helper()
	args := make([]any, strings.Count(query, "?"))
	rows, err := db.QueryContext(t.Context(), "EXPLAIN QUERY PLAN "+query, args...)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	if err := eachRow(rows, func(rows *sql.Rows) error {
		var id, parent, unused int
		var step string
		defer func() { steps = append(steps, step) }()
		return rows.Scan(&id, &parent, &unused, &step)
	}); err != nil {
		t.Fatal(err)
	}
	return steps
}

func faultOf(query, step string) string {
	inOrder := strings.Contains(query, throughCarriers.from) || strings.HasPrefix(query, "SELECT s.filing FROM search s ORDER BY s.filing")
	for _, column := range []string{"occurred", "users", "minutes"} {
		inOrder = inOrder || strings.Contains(query, "INDEXED BY search_"+column) && strings.Contains(query, "ORDER BY s."+column)
	}
	switch {
	case slices.Contains(wholesale, query), slices.Contains(glances, query):
		return ""
	case bigScan.MatchString(step):
		return "it reads a big table from end to end:"
	case inOrder && strings.Contains(step, "TEMP B-TREE"):
		return "it sorts what an index gives in order:"
	case strings.HasPrefix(query, selectEntries) && strings.Contains(step, "TEMP B-TREE FOR ORDER BY"):
		return "it sorts all entries:"
	}
	return ""
}

func TestAScanOfABigTableIsAFault(t *testing.T) {
	a, err := Open(t.Context(), t.TempDir(), Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	for _, query := range []string{
		`SELECT id FROM filing WHERE text LIKE ?`, `SELECT count(*) FROM posting WHERE filing = ?`, `SELECT subject FROM entry WHERE actor = ?`,
		`SELECT s.filing` + throughCarriers.from + ` ORDER BY p.filing`,
	} {
		steps := explain(t, a.stream, query)
		if !slices.ContainsFunc(steps, func(step string) bool { return faultOf(query, step) != "" }) {
			t.Errorf("no fault found in %s: %s", query, fmt.Sprint(steps))
		}
	}
}
