package mongo

import (
	"context"

	"go.mongodb.org/mongo-driver/v2/bson"
	driver "go.mongodb.org/mongo-driver/v2/mongo"

	"jiko/server/internal/archive"
)

// Search reads one page, and counts what matches on all pages.
func (a *Archive) Search(ctx context.Context, q archive.Query) (p *archive.Page, err error) {
	c, err := q.Cursor()
	if err != nil {
		return nil, err
	}
	if q.Limit < 1 || q.Limit > archive.MaxLimit {
		q.Limit = archive.MaxLimit
	}
	err = a.call(ctx, "searching", func(ctx context.Context) error {
		return a.search(ctx, func(ctx context.Context) error {
			p, err = a.searchPage(ctx, &q, c)
			return err
		})
	})
	if err != nil {
		return nil, err
	}
	return p, nil
}

func (a *Archive) searchPage(ctx context.Context, q *archive.Query, c *archive.Cursor) (*archive.Page, error) {
	p := &archive.Page{}
	var err error
	if p.Items, err = a.items(ctx, q, c); err != nil {
		return nil, err
	}
	if len(p.Items) > q.Limit {
		p.Items = p.Items[:q.Limit]
		p.Next = q.CursorAt(p.Items[q.Limit-1]).String()
	}
	if p.Total, err = a.total(ctx, q); err != nil {
		return nil, err
	}
	if q.Facets {
		p.Facets, err = a.facets(ctx, q)
	}
	return p, err
}

// items are those of the page and one more, which tells that there is another page.
func (a *Archive) items(ctx context.Context, q *archive.Query, c *archive.Cursor) (items []*archive.Filing, err error) {
	filter, o := page(q, c)
	cursor, err := a.filings.Find(ctx, filter, o.SetLimit(int64(q.Limit)+1))
	if err != nil {
		return nil, err
	}
	defer func() { _ = cursor.Close(ctx) }() // its error came before
	for cursor.Next(ctx) {
		f, err := decodeFiling(cursor.Current)
		if err != nil {
			return nil, err
		}
		items = append(items, f)
	}
	return items, cursor.Err()
}

func (a *Archive) total(ctx context.Context, q *archive.Query) (int64, error) {
	return a.filings.CountDocuments(ctx, counted(q))
}

// counted are the filings on all pages: a range of the keys where nothing restricts them, since the server then counts in an index.
func counted(q *archive.Query) bson.D {
	if all := matching(q); len(all) > 0 {
		return and(all)
	}
	return and(behind(&archive.Query{}, nil))
}

// Each reads all filings that match, in the order of the query.
func (a *Archive) Each(ctx context.Context, q archive.Query, yield func(*archive.Filing) error) error {
	return a.call(ctx, "reading filings", func(ctx context.Context) error {
		var last *archive.Cursor
		open := func(ctx context.Context) (*driver.Cursor, error) {
			filter, o := page(&q, last)
			return a.filings.Find(ctx, filter, o.SetBatchSize(inOneBatch).SetAllowDiskUse(true))
		}
		return a.stream(ctx, open, func(doc bson.Raw) error {
			f, err := decodeFiling(doc)
			if err != nil {
				return err
			}
			last = q.CursorAt(f)
			return told(yield(f))
		})
	})
}
