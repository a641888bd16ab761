package account

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/cryptotest"
	"time"

	"jiko/server/internal/archive"
)

// memory is an archive's records and ledger in memory. It writes down what it is asked.
type memory struct {
	mutex   sync.Mutex
	now     func() time.Time
	records map[string]archive.Record
	entries []archive.Entry
	calls   []string
	broken  error // what every change answers
	failAt  int   // the call that fails, counted from 1
}

func (m *memory) begin(call string, bucket archive.Bucket) func() {
	m.mutex.Lock()
	m.calls = append(m.calls, call+" "+string(bucket))
	return m.mutex.Unlock
}

// fails tells whether this call is the one that fails.
func (m *memory) fails() error {
	if m.failAt--; m.failAt == 0 {
		return fmt.Errorf("memory: %w", archive.ErrUnavailable)
	}
	return nil
}

func place(bucket archive.Bucket, key string) string { return string(bucket) + "\x00" + key }

func (m *memory) find(bucket archive.Bucket, key string) (archive.Record, bool) {
	r, found := m.records[place(bucket, key)]
	return r, found && (r.Expires.IsZero() || m.now().Before(r.Expires))
}

func (m *memory) note(entry *archive.Entry) {
	if entry != nil {
		m.entries = append(m.entries, *entry)
	}
}

func (m *memory) Insert(ctx context.Context, r archive.Record, entry *archive.Entry) error {
	defer m.begin("insert", r.Bucket)()
	if err := m.fails(); err != nil {
		return err
	}
	if _, found := m.find(r.Bucket, r.Key); found {
		return fmt.Errorf("memory: %w", archive.ErrExists)
	}
	if m.broken != nil {
		return m.broken
	}
	r.Version = 1
	m.records[place(r.Bucket, r.Key)] = r
	m.note(entry)
	return ctx.Err()
}

func (m *memory) Replace(ctx context.Context, r archive.Record, entry *archive.Entry) error {
	defer m.begin("replace", r.Bucket)()
	if err := m.fails(); err != nil {
		return err
	}
	kept, found := m.find(r.Bucket, r.Key)
	switch {
	case !found:
		return fmt.Errorf("memory: %w", archive.ErrNotFound)
	case kept.Version != r.Version:
		return fmt.Errorf("memory: %w", archive.ErrConflict)
	case m.broken != nil:
		return m.broken
	}
	r.Version++
	m.records[place(r.Bucket, r.Key)] = r
	m.note(entry)
	return ctx.Err()
}

func (m *memory) Remove(ctx context.Context, bucket archive.Bucket, key string, entry *archive.Entry) error {
	defer m.begin("remove", bucket)()
	if err := m.fails(); err != nil {
		return err
	}
	if m.broken != nil {
		return m.broken
	}
	delete(m.records, place(bucket, key))
	m.note(entry)
	return ctx.Err()
}

func (m *memory) Record(ctx context.Context, bucket archive.Bucket, key string) (*archive.Record, error) {
	defer m.begin("record", bucket)()
	if err := m.fails(); err != nil {
		return nil, err
	}
	r, found := m.find(bucket, key)
	if !found {
		return nil, fmt.Errorf("memory: %w", archive.ErrNotFound)
	}
	return &r, ctx.Err()
}

func (m *memory) Records(ctx context.Context, bucket archive.Bucket, owner, after string, limit int) ([]archive.Record, error) {
	defer m.begin("records", bucket)()
	if err := m.fails(); err != nil {
		return nil, err
	}
	var list []archive.Record
	for _, r := range m.records {
		_, there := m.find(r.Bucket, r.Key)
		if there && r.Bucket == bucket && (owner == "" || r.Owner == owner) && r.Key > after {
			list = append(list, r)
		}
	}
	slices.SortFunc(list, func(x, y archive.Record) int { return cmp.Compare(x.Key, y.Key) })
	if limit > 0 {
		list = list[:min(limit, len(list))]
	}
	return list, ctx.Err()
}

func (m *memory) Append(ctx context.Context, entry archive.Entry) error {
	defer m.begin("append", "")()
	if err := m.fails(); err != nil {
		return err
	}
	if m.broken != nil {
		return m.broken
	}
	m.note(&entry)
	return ctx.Err()
}

// office is the accounts under test, with a clock that stands until it is moved.
type office struct {
	*Accounts
	t     *testing.T
	ctx   context.Context
	store *memory
	mutex sync.Mutex
	clock time.Time
}

// quick is a hash that costs nothing.
var quick = Hashing{Memory: 8, Passes: 1, Threads: 1}

// The people of the tests.
const (
	good    = "a long enough secret"
	another = "quite another secret"
	wrong   = "not the right secret"
	company = "能登通信株式会社"
)

var (
	home      = netip.MustParseAddr("192.0.2.1")
	elsewhere = netip.MustParseAddr("198.51.100.7")
)

// newOffice has a carrier's account "noto", one of staff "staff" and one of an administrator "admin", all with the good password.
func newOffice(t *testing.T) *office {
	t.Helper()
	cryptotest.SetGlobalRandom(t, 1) // so that no secret makes a code right that is to be wrong
	o := &office{t: t, ctx: t.Context(), clock: time.Date(2026, 4, 1, 9, 0, 0, 0, time.UTC)}
	o.store = &memory{now: o.time, records: make(map[string]archive.Record)}
	options := Standard(o.time)
	options.Hashing = quick
	o.Accounts = New(o.store, options)
	o.add(NewAccount{Login: "noto", Password: good, Role: RoleCarrier, Carrier: company})
	o.add(NewAccount{Login: "staff", Password: good, Role: RoleStaff})
	o.add(NewAccount{Login: "admin", Password: good, Role: RoleAdmin})
	return o
}

func (o *office) time() time.Time {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	return o.clock
}

func (o *office) wait(d time.Duration) {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	o.clock = o.clock.Add(d)
}

func (o *office) add(n NewAccount) {
	o.t.Helper()
	_, err := o.Add(o.ctx, Operator(), n)
	o.ok(err)
}

func (o *office) ok(err error) {
	o.t.Helper()
	if err != nil {
		o.t.Fatal(err)
	}
}

// refused wants an error to be a refusal with that code.
func (o *office) refused(err error, want Code) {
	o.t.Helper()
	if got := CodeOf(err); got != want || err == nil {
		o.t.Fatalf("got %v, want %s", err, want)
	}
}

// try tries to sign in.
func (o *office) try(login, password string, from netip.Addr) error {
	_, _, err := o.SignIn(o.ctx, SignIn{Login: login, Password: password, From: from})
	return err
}

// signIn signs in from home.
func (o *office) signIn(login string) (cookie string, p Principal) {
	o.t.Helper()
	cookie, p, err := o.SignIn(o.ctx, SignIn{Login: login, Password: good, From: home, Agent: "Test/1.0"})
	o.ok(err)
	return cookie, p
}

// token issues a token that can do all that its role can.
func (o *office) token(login string) (secret string) {
	o.t.Helper()
	secret, _, err := o.IssueToken(o.ctx, Operator(), NewToken{Login: login})
	o.ok(err)
	return secret
}

// noted counts the entries of an action on a subject.
func (o *office) noted(action archive.Action, subject string) int {
	o.store.mutex.Lock()
	defer o.store.mutex.Unlock()
	n := 0
	for _, e := range o.store.entries {
		if e.Action == action && e.Subject == subject {
			n++
		}
	}
	return n
}

// last is the newest entry.
func (o *office) last() archive.Entry {
	o.store.mutex.Lock()
	defer o.store.mutex.Unlock()
	return o.store.entries[len(o.store.entries)-1]
}

// everything is all that is kept and noted, as text.
func (o *office) everything() string {
	o.store.mutex.Lock()
	defer o.store.mutex.Unlock()
	var all strings.Builder
	for _, key := range slices.Sorted(maps.Keys(o.store.records)) {
		r := o.store.records[key]
		fmt.Fprintf(&all, "%s %s %s %d %s\n", r.Bucket, r.Key, r.Owner, r.Version, r.Body)
	}
	fmt.Fprintf(&all, "%+v", o.store.entries)
	return all.String()
}

func equal[T comparable](t *testing.T, got, want T) {
	t.Helper()
	if got != want {
		t.Fatalf("got %v, want %v", got, want)
	}
}
