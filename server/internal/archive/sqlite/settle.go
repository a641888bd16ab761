package sqlite

import (
	"context"
)

// wish is that all lines of pending up to last be indexed.
type wish struct {
	last int64
	done chan error
}

// settle returns when everything that was kept before the call, by any process, is indexed.
func (a *Archive) settle(ctx context.Context) error {
	var last int64
	err := a.look(ctx, func(r *reader) error {
		_, err := r.get(`SELECT coalesce(max(id), 0) FROM pending`, nil, &last)
		return err
	})
	if err != nil || last == 0 {
		return err
	}
	w := &wish{last: last, done: make(chan error, 1)}
	select {
	case a.writer.wishes <- w:
	case <-a.writer.stopped:
		return errClosed
	case <-ctx.Done():
		return ctx.Err()
	}
	select {
	case err := <-w.done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// indexUpTo indexes until no line up to last is left, and keeps changes in between. Lines are numbered anew when none are left, so
// it may do a little more than was wished for.
func (w *writer) indexUpTo(last int64) error {
	for {
		rest, err := w.index()
		if err != nil || rest == 0 || rest > last {
			return err
		}
		select {
		case c, open := <-w.queue:
			if !open {
				return errClosed
			}
			w.keep(w.gather(c))
		default:
		}
	}
}

// indexSome indexes a portion; true when there is more.
func (w *writer) indexSome() (more bool) {
	rest, err := w.index()
	if err != nil {
		_ = w.a.failure(context.Background(), "index", err) // logged; whoever searches will be told
		w.behind = 0                                        // the next change need not wait for it
	}
	return err == nil && rest > 0
}
