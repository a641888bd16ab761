package mongo

import (
	"context"
	"errors"
	"fmt"
	"time"

	driver "go.mongodb.org/mongo-driver/v2/mongo"

	"jiko/server/internal/archive"
)

var errClosed = fmt.Errorf("%w: it was closed", archive.ErrUnavailable)

// call does something that changes nothing, or that may be left half done, in the caller's own time.
func (a *Archive) call(ctx context.Context, doing string, do func(ctx context.Context) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if !a.works.enter() {
		return errClosed
	}
	defer a.works.leave()
	return a.failure(ctx, doing, do(ctx))
}

// change does something that is brought to its end even when the caller goes away, and waits for it no longer than the caller does.
func (a *Archive) change(ctx context.Context, doing string, do func(ctx context.Context) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if !a.works.enter() {
		return errClosed
	}
	done := make(chan error, 1)
	go func() {
		defer a.works.leave()
		done <- do(context.WithoutCancel(ctx))
	}()
	select {
	case err := <-done:
		return a.failure(ctx, doing, err)
	case <-ctx.Done():
		return a.failure(ctx, doing, ctx.Err())
	}
}

// attempt tries something again while the server cannot be reached, as long as the patience lasts.
func (a *Archive) attempt(ctx context.Context, do func(ctx context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, a.Patience)
	defer cancel()
	for pause := firstPause; ; pause *= 2 {
		err := a.once(ctx, do)
		if err == nil || final(err) || !wait(ctx, pause) {
			return err
		}
	}
}

// once makes one attempt, which ends in time for another.
func (a *Archive) once(ctx context.Context, do func(ctx context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, a.AttemptTime)
	defer cancel()
	return do(ctx)
}

const firstPause = 20 * time.Millisecond

// wait pauses; false when the context ends before.
func wait(ctx context.Context, pause time.Duration) bool {
	timer := time.NewTimer(pause)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}

// final tells whether trying again would not help: the answer is ours, or the server refuses what was asked.
func final(err error) bool {
	if ours(err) || errors.Is(err, driver.ErrNoDocuments) || driver.IsDuplicateKeyError(err) {
		return true
	}
	var refused driver.ServerError
	if !errors.As(err, &refused) {
		return false
	}
	for _, code := range []int{
		2, 9, 14, // BadValue, FailedToParse, TypeMismatch
		13, 18, 8000, // Unauthorized, AuthenticationFailed, and how Atlas says it
		59, 72, 115, // CommandNotFound, InvalidOptions, CommandNotSupported
		10334, 17419, 17420, // BSONObjectTooLarge, and what a document would grow to
	} {
		if refused.HasErrorCode(code) {
			return true
		}
	}
	return false
}

// foreign is an error of the caller's own reader or yield, which goes back as it is.
type foreign struct{ error }

func (f foreign) Unwrap() error { return f.error }

// ours tells whether the error is one of the archive's or the caller's own.
func ours(err error) bool {
	for _, e := range []error{
		archive.ErrNotFound, archive.ErrExists, archive.ErrConflict, archive.ErrUnavailable, archive.ErrNewer, archive.ErrCorrupt,
		archive.ErrInUse, archive.ErrNotEmpty, archive.ErrTooLarge, archive.ErrCursor,
	} {
		if errors.Is(err, e) {
			return true
		}
	}
	return errors.As(err, new(foreign))
}

// failure is what the caller is told. The driver's own words go into the log only.
func (a *Archive) failure(ctx context.Context, doing string, err error) error {
	var f foreign
	switch {
	case err == nil:
		return nil
	case errors.As(err, &f):
		return f.error
	case ours(err):
		return err
	case errors.Is(ctx.Err(), context.Canceled):
		return fmt.Errorf("archive: %s: %w", doing, context.Canceled)
	case ctx.Err() != nil:
		return fmt.Errorf("%w: %s: %w", archive.ErrUnavailable, doing, context.DeadlineExceeded)
	}
	a.Log.Error("the server of the archive failed", "doing", doing, "error", err)
	return fmt.Errorf("%w: %s", archive.ErrUnavailable, doing)
}
