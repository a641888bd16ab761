package archive

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Cursor is the place of a filing in an order: what Page.Next and Query.After say. A program that calls the API sees it as one
// opaque word.
type Cursor struct {
	Sort       Sort   `json:"s"`
	Descending bool   `json:"d,omitempty"`
	Number     int64  `json:"n,omitempty"` // the value ordered by: Occurred, Users, Minutes
	Carrier    string `json:"c,omitempty"` // the value ordered by
	Receipt    string `json:"r"`
}

// CursorAt is the place of f in the order of q.
func (q *Query) CursorAt(f *Filing) *Cursor {
	c := &Cursor{Sort: q.order(), Descending: q.Descending, Receipt: f.Receipt}
	switch c.Sort {
	case ByOccurred:
		c.Number = f.Index.Occurred
	case ByUsers:
		c.Number = f.Index.Users
	case ByMinutes:
		c.Number = f.Index.Minutes
	case ByCarrier:
		c.Carrier = f.Carrier
	}
	return c
}

// String is the cursor as one word that a URL can hold.
func (c *Cursor) String() string {
	body, err := json.Marshal(c)
	if err != nil {
		panic(err) // strings and numbers always marshal
	}
	return base64.RawURLEncoding.EncodeToString(body)
}

// Cursor reads After: nil when it is empty, ErrCursor when it is none of this order.
func (q *Query) Cursor() (*Cursor, error) {
	if q.After == "" {
		return nil, nil
	}
	body, err := base64.RawURLEncoding.DecodeString(q.After)
	if err != nil {
		return nil, ErrCursor
	}
	var c Cursor
	if err := json.Unmarshal(body, &c); err != nil || c.Sort != q.order() || c.Descending != q.Descending || c.Receipt == "" {
		return nil, ErrCursor
	}
	return &c, nil
}

func (q *Query) order() Sort {
	if q.Sort == "" {
		return ByReceipt
	}
	return q.Sort
}

// Place is where the entry stands in the list of entries, for EntryQuery.Before.
func (e *Entry) Place() string { return fmt.Sprintf("%d/%s/%d", e.At.UnixMilli(), e.Chain, e.Number) }

// ParsePlace reads what Place wrote; ErrCursor when it is something else.
func ParsePlace(s string) (at time.Time, chain string, number int64, err error) {
	milli, rest, _ := strings.Cut(s, "/")
	chain, last, found := strings.Cut(rest, "/")
	m, err1 := strconv.ParseInt(milli, 10, 64)
	n, err2 := strconv.ParseInt(last, 10, 64)
	if !found || err1 != nil || err2 != nil {
		return time.Time{}, "", 0, ErrCursor
	}
	return time.UnixMilli(m).UTC(), chain, n, nil
}
