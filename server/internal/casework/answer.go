package casework

import (
	"context"
	"errors"
	"fmt"

	"jiko/server/internal/archive"
)

// tries is how often an answer is kept again when somebody else changed the case in the meantime.
const tries = 20

// Answer keeps the carrier's answer to a question (回答). A carrier does not see all of the case, so it is not held to a version: only
// a question that is answered or withdrawn takes no answer.
func (c *Cases) Answer(ctx context.Context, f *archive.Filing, by string, number int, typed string) error {
	text, err := plain(typed)
	if err != nil {
		return err
	}
	for range tries {
		if err = c.answer(ctx, f, by, number, text); !errors.Is(err, Meanwhile) {
			return err
		}
	}
	return err
}

func (c *Cases) answer(ctx context.Context, f *archive.Filing, by string, number int, text string) error {
	seen, err := c.Of(ctx, f)
	if err != nil {
		return err
	}
	return c.change(ctx, f, seen.Version, by, func(one *Case) (string, error) {
		q := one.waiting(number)
		if q == nil {
			return "", NotOpen
		}
		answer := c.stamp(by, text)
		q.Answer = &answer
		if one.Open() == 0 {
			one.leave(Answered, f)
		}
		return fmt.Sprintf("answer to question %d", number), nil
	})
}
