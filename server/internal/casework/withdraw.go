package casework

import (
	"context"
	"fmt"

	"jiko/server/internal/archive"
)

// Withdraw takes an open question back, such as one that was answered over the telephone.
func (c *Cases) Withdraw(ctx context.Context, f *archive.Filing, seen int64, by string, number int) error {
	return c.change(ctx, f, seen, by, func(one *Case) (string, error) {
		q := one.waiting(number)
		if q == nil {
			return "", NotOpen
		}
		at := c.stamp(by, "")
		q.Withdrawn = &at
		return fmt.Sprintf("question %d withdrawn", number), nil
	})
}

// waiting is the open question of that number, nil for none.
func (c *Case) waiting(number int) *Question {
	if number < 1 || number > len(c.Questions) || !c.Questions[number-1].Open() {
		return nil
	}
	return &c.Questions[number-1]
}
