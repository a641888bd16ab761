package casework

import (
	"context"
	"fmt"

	"jiko/server/internal/archive"
)

// Ask puts a question to the carrier (照会). What was checked or closed before is open again.
func (c *Cases) Ask(ctx context.Context, f *archive.Filing, seen int64, by, typed string) error {
	text, err := plain(typed)
	if err != nil {
		return err
	}
	return c.change(ctx, f, seen, by, func(one *Case) (string, error) {
		if len(one.Questions) == mostQuestions {
			return "", TooMany
		}
		one.leave(Received, f)
		one.Questions = append(one.Questions, Question{Note: c.stamp(by, text)})
		return fmt.Sprintf("question %d", len(one.Questions)), nil
	})
}
