"""The reviewer's acts, and the hand-over of a version between its steps."""
