// Command icon draws the pictures of the installed page from the same shapes as web/static/icon.svg: the stairs of the
// criteria, and the incident below them. Run it from the folder web (go generate) after a change of the sign.
package main

import (
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
)

// The sign is drawn in a square of 32 units.
const units = 32

var palette = color.Palette{
	color.RGBA{},                       // nothing
	color.RGBA{0x0a, 0x4b, 0xa8, 0xff}, // ground
	color.RGBA{0xa9, 0xc8, 0xff, 0xff}, // stairs
	color.RGBA{0xff, 0xff, 0xff, 0xff}, // axes and dot
}

func main() {
	for _, file := range []struct {
		name     string
		size     int
		scale    float64 // of the sign in its square: a maskable picture may lose its edges
		maskable bool
	}{
		{"static/icon-192.png", 192, 1, false},
		{"static/icon-512.png", 512, 1, false},
		{"static/icon-maskable-512.png", 512, 0.78, true},
	} {
		if err := write(file.name, draw(file.size, file.scale, file.maskable)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

func write(name string, picture image.Image) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(f, picture); err != nil {
		return err
	}
	return f.Close()
}

// draw draws the sign with 4 × 4 samples for a pixel, rounded to a palette of mixtures.
func draw(size int, scale float64, maskable bool) image.Image {
	const samples = 4
	picture := image.NewNRGBA(image.Rect(0, 0, size, size))
	for y := range size {
		for x := range size {
			var sum [4]int
			for i := range samples * samples {
				px := (float64(x) + (float64(i%samples)+0.5)/samples) / float64(size) * units
				py := (float64(y) + (float64(i/samples)+0.5)/samples) / float64(size) * units
				c := palette[at(px, py, scale, maskable)].(color.RGBA)
				sum[0] += int(c.R) * int(c.A)
				sum[1] += int(c.G) * int(c.A)
				sum[2] += int(c.B) * int(c.A)
				sum[3] += int(c.A)
			}
			if sum[3] > 0 {
				picture.SetNRGBA(x, y, color.NRGBA{uint8(sum[0] / sum[3]), uint8(sum[1] / sum[3]), uint8(sum[2] / sum[3]), uint8(sum[3] / (samples * samples))})
			}
		}
	}
	return picture
}

// at is the colour at a place: its index in the palette.
func at(x, y, scale float64, maskable bool) int {
	const middle = units / 2
	u, v := middle+(x-middle)/scale, middle+(y-middle)/scale
	switch {
	case within(u, v, 8.3, 6.8, 9.9, 24.2, 0.8), within(u, v, 8.3, 22.6, 25.2, 24.2, 0.8), near(u, v, 14, 18.2, 2.2):
		return 3
	case u >= 15 && u <= 25.2 && v >= 6.8 && v <= 12.8, u >= 20.2 && u <= 25.2 && v >= 6.8 && v <= 18:
		return 2
	case maskable, within(x, y, 0, 0, units, units, 7):
		return 1
	}
	return 0
}

// within tells whether a place lies in a rectangle with rounded corners.
func within(x, y, left, top, right, bottom, radius float64) bool {
	if x < left || x > right || y < top || y > bottom {
		return false
	}
	cx, cy := min(max(x, left+radius), right-radius), min(max(y, top+radius), bottom-radius)
	return near(x, y, cx, cy, radius)
}

func near(x, y, cx, cy, radius float64) bool {
	return (x-cx)*(x-cx)+(y-cy)*(y-cy) <= radius*radius
}
