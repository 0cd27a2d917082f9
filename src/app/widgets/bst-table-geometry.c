/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-table-geometry-private.h"
#include <string.h>

#define GAP 16           /* between two columns */
#define ABOVE 9          /* above and below the text of a row */
#define FIELD_GAP 6      /* between the fields of a card */
#define FLEXIBLE_MIN 270 /* the least that the flexible column gets */
#define CAPTION 104  /* the least for the names of the fields on a card */
#define CARD_SIDE 270 /* from here on the name of a field stands before it, below it above it */
#define CARD_TWO 560  /* from here on two fields stand side by side */
#define BADGE 130     /* a pill on a card */
#define STOREY_GAP 9

/* Nothing that was worked out holds any more. */
void
bst_table_geometry_forget (BstTableGeometry *self)
{
  self->known_width = -1;
  self->n_shown = 0;
  for (guint i = 0; i < self->source->n_columns; i++)
    {
      if (!self->hidden[self->order[i]])
        self->shown[self->n_shown++] = self->order[i];
    }
}

BstTableGeometry *
bst_table_geometry_new (const BstTableSource *source)
{
  BstTableGeometry *self = g_new0 (BstTableGeometry, 1);

  self->source = source;
  self->line = 18;
  self->unit = BST_TABLE_UNIT;
  bst_table_geometry_reset (self);
  return self;
}

void
bst_table_geometry_free (BstTableGeometry *self)
{
  g_free (self);
}

/**
 * bst_table_geometry_set_text_size:
 * @line: height of a line of text
 * @unit: width of ten digits
 */
void
bst_table_geometry_set_text_size (BstTableGeometry *self, int line, int unit)
{
  self->line = MAX (line, 8);
  self->unit = MAX (unit, 40);
  self->known_width = -1;
}

int
bst_table_geometry_get_line (BstTableGeometry *self)
{
  return self->line;
}

static int
scaled (BstTableGeometry *self, int pixels)
{
  return pixels * self->unit / BST_TABLE_UNIT;
}

static const BstTableColumn *
shown_column (BstTableGeometry *self, guint place)
{
  return &self->source->columns[self->shown[place]];
}

static gboolean
is_badge (const BstTableColumn *column)
{
  return column->kind == BST_COLUMN_MARKS || column->kind == BST_COLUMN_PILL;
}

static gboolean
is_flexible (BstTableGeometry *self, guint place)
{
  return self->width[self->shown[place]] == 0;
}

/* The room for the name of a column in the header, as a width for BST_TABLE_UNIT. */
static int
name_width (BstTableGeometry *self, guint place)
{
  int room = self->name_room[self->shown[place]];

  return room > 0 ? (room + GAP) * BST_TABLE_UNIT / self->unit + 1 : 0;
}

static int
wanted_width (BstTableGeometry *self, guint place)
{
  return is_flexible (self, place) ? FLEXIBLE_MIN : MAX (self->width[self->shown[place]], name_width (self, place));
}

/* What may take several lines may be squeezed a little before the row becomes a card; a number, a pill or a mark may not, nor the
 * name of a column. */
static int
least_width (BstTableGeometry *self, guint place)
{
  const BstTableColumn *column = shown_column (self, place);
  int width = self->width[self->shown[place]];
  int least;

  if (!width)
    return FLEXIBLE_MIN;
  least = column->kind == BST_COLUMN_TEXT || column->lines > 1 ? MAX (width * 9 / 10, BST_TABLE_COLUMN_MIN)
                                                               : MIN (width, MAX (column->width, BST_TABLE_COLUMN_MIN));
  return MAX (least, name_width (self, place));
}

static int
sum_least (BstTableGeometry *self, guint first)
{
  int sum = 0;

  for (guint place = first; place < self->n_shown; place++)
    sum += least_width (self, place);
  return sum;
}

static int
room_of (int width)
{
  return width - 2 * BST_TABLE_PADDING + GAP;
}

static int
lines_of (BstTableGeometry *self, guint place)
{
  return MAX (self->lines[self->shown[place]], 1);
}

static int
count_lines (BstTableGeometry *self, guint first)
{
  int lines = 1;

  for (guint place = first; place < self->n_shown; place++)
    lines = MAX (lines, lines_of (self, place));
  return lines;
}

/* Its width, squeezed where the columns from first on want more than there is, or a part of what is left. */
static int
share_of (BstTableGeometry *self, int room, guint first, guint place)
{
  int wanted = 0;
  int flexible = 0;
  int least = scaled (self, sum_least (self, first));
  int own = scaled (self, wanted_width (self, place));
  int own_least = scaled (self, least_width (self, place));

  for (guint other = first; other < self->n_shown; other++)
    {
      wanted += scaled (self, wanted_width (self, other));
      flexible += is_flexible (self, other);
    }
  if (wanted <= room && !flexible)
    return own + (room - wanted) / (int) (self->n_shown - first);
  if (wanted <= room)
    return is_flexible (self, place) ? scaled (self, FLEXIBLE_MIN) + (room - wanted) / flexible : own;
  if (is_flexible (self, place) || wanted == least)
    return own_least;
  return own_least + (int) ((gint64) (own - own_least) * MAX (room - least, 0) / (wanted - least));
}

static void
lay_out_columns (BstTableGeometry *self, int width, guint first, int y)
{
  int x = BST_TABLE_PADDING;
  int lines = count_lines (self, first);

  for (guint place = first; place < self->n_shown; place++)
    {
      int share = share_of (self, room_of (width), first, place);

      graphene_rect_init (&self->places[place].cell, (float) x, (float) y, (float) (share - GAP),
                          (float) (lines * self->line));
      graphene_rect_init (&self->places[place].caption, (float) x, (float) y, 0, 0);
      x += share;
    }
  self->height = y + lines * self->line + ABOVE;
}

/* The name of the row over the whole width, the columns below it. */
static void
lay_out_storeys (BstTableGeometry *self, int width)
{
  int title = lines_of (self, 0) * self->line;

  graphene_rect_init (&self->places[0].cell, BST_TABLE_PADDING, ABOVE, (float) (width - 2 * BST_TABLE_PADDING),
                      (float) title);
  graphene_rect_init (&self->places[0].caption, BST_TABLE_PADDING, ABOVE, 0, 0);
  lay_out_columns (self, width, 1, ABOVE + title + STOREY_GAP);
}

/* Marks and pills say themselves what they are: side by side, without names, where there is room. */
static int
lay_out_badges (BstTableGeometry *self, int width, int y)
{
  int right = width - BST_TABLE_PADDING;
  int x = BST_TABLE_PADDING;
  int height = self->line + 4;
  gboolean any = FALSE;

  for (guint place = 1; place < self->n_shown; place++)
    {
      int own = scaled (self, MAX (shown_column (self, place)->width, BADGE));

      if (!is_badge (shown_column (self, place)))
        continue;
      if (any && x + own > right)
        {
          x = BST_TABLE_PADDING;
          y += height + FIELD_GAP;
        }
      graphene_rect_init (&self->places[place].cell, (float) x, (float) y, (float) MIN (own, right - x),
                          (float) height);
      graphene_rect_init (&self->places[place].caption, (float) x, (float) y, 0, 0);
      x += own + GAP / 2;
      any = TRUE;
    }
  return any ? y + height + FIELD_GAP : y;
}

/* Returns how high the field is. */
static int
lay_out_field (BstTableGeometry *self, guint place, int x, int y, int width, gboolean side)
{
  BstTablePlace *spot = &self->places[place];
  int caption = side ? MAX (scaled (self, CAPTION), self->caption_room + 8) : 0;
  int below = side ? 0 : self->line;
  int lines = lines_of (self, place) * self->line;

  graphene_rect_init (&spot->caption, (float) x, (float) y, (float) (side ? caption - 8 : width), (float) self->line);
  graphene_rect_init (&spot->cell, (float) (x + caption), (float) (y + below), (float) (width - caption),
                      (float) lines);
  return below + lines;
}

/* What is no badge, one or two side by side. Returns where the last ones end. */
static int
lay_out_fields (BstTableGeometry *self, int width, int y)
{
  int inner = width - 2 * BST_TABLE_PADDING;
  gboolean side = width >= scaled (self, CARD_SIDE);
  int n_across = width >= scaled (self, CARD_TWO) ? 2 : 1;
  int tallest = 0;
  int n = 0;

  for (guint place = 1; place < self->n_shown; place++)
    {
      int height;

      if (is_badge (shown_column (self, place)))
        continue;
      if (n > 0 && n % n_across == 0)
        {
          y += tallest + FIELD_GAP;
          tallest = 0;
        }
      height = lay_out_field (self, place, BST_TABLE_PADDING + n % n_across * (inner / n_across + GAP / 2), y,
                              inner / n_across - (n_across > 1 ? GAP / 2 : 0), side);
      tallest = MAX (tallest, height);
      n++;
    }
  return n > 0 ? y + tallest + FIELD_GAP : y;
}

static void
lay_out_card (BstTableGeometry *self, int width)
{
  int title = self->line * lines_of (self, 0);
  int y = ABOVE + 3;

  graphene_rect_init (&self->places[0].cell, BST_TABLE_PADDING, (float) y, (float) (width - 2 * BST_TABLE_PADDING),
                      (float) title);
  graphene_rect_init (&self->places[0].caption, BST_TABLE_PADDING, (float) y, 0, 0);
  y = lay_out_badges (self, width, y + title + FIELD_GAP + 3);
  self->height = lay_out_fields (self, width, y) + ABOVE;
}

static void
lay_out (BstTableGeometry *self, int width)
{
  if (self->known_width == width)
    return;
  self->known_width = width;
  self->card = self->two_storeys = FALSE;
  if (room_of (width) >= scaled (self, sum_least (self, 0)))
    lay_out_columns (self, width, 0, ABOVE);
  else if (is_flexible (self, 0) && self->n_shown > 1 && room_of (width) >= scaled (self, sum_least (self, 1)))
    {
      self->two_storeys = TRUE;
      lay_out_storeys (self, width);
    }
  else
    {
      self->card = TRUE;
      lay_out_card (self, width);
    }
}

/**
 * bst_table_geometry_set_lines:
 * @lines: (nullable): by column, how many lines its text takes in the row that is asked about next; one each for NULL
 */
void
bst_table_geometry_set_lines (BstTableGeometry *self, const guint8 *lines)
{
  static const guint8 none[BST_TABLE_MAX_COLUMNS] = { 0 };
  const guint8 *wanted = lines ? lines : none;

  if (!memcmp (self->lines, wanted, sizeof self->lines))
    return;
  memcpy (self->lines, wanted, sizeof self->lines);
  self->known_width = -1;
}

/**
 * bst_table_geometry_set_name_room:
 * @room: what the name of the column takes in the header, in pixels
 *
 * No column gets narrower than its name.
 */
void
bst_table_geometry_set_name_room (BstTableGeometry *self, guint column, int room)
{
  if (self->name_room[column] == room)
    return;
  self->name_room[column] = room;
  self->known_width = -1;
}

/**
 * bst_table_geometry_set_caption_room:
 * @room: what the longest name of a column takes on a card, in pixels
 */
void
bst_table_geometry_set_caption_room (BstTableGeometry *self, int room)
{
  self->caption_room = room;
  self->known_width = -1;
}

gboolean
bst_table_geometry_has_two_storeys (BstTableGeometry *self, int width)
{
  lay_out (self, width);
  return self->two_storeys;
}

gboolean
bst_table_geometry_is_card (BstTableGeometry *self, int width)
{
  lay_out (self, width);
  return self->card;
}

int
bst_table_geometry_get_row_height (BstTableGeometry *self, int width)
{
  lay_out (self, width);
  return self->height;
}

guint
bst_table_geometry_get_n_places (BstTableGeometry *self)
{
  return self->n_shown;
}

guint
bst_table_geometry_get_column (BstTableGeometry *self, guint place)
{
  return self->shown[MIN (place, self->n_shown - 1)];
}

/**
 * bst_table_geometry_get_place:
 *
 * Returns: where a column stands, -1 where it is hidden
 */
int
bst_table_geometry_get_place (BstTableGeometry *self, guint column)
{
  for (guint place = 0; place < self->n_shown; place++)
    {
      if (self->shown[place] == column)
        return (int) place;
    }
  return -1;
}

const BstTablePlace *
bst_table_geometry_locate (BstTableGeometry *self, int width, guint place)
{
  lay_out (self, width);
  return &self->places[place];
}

/**
 * bst_table_geometry_hit:
 *
 * Returns: the place whose cell holds a point of the row, -1 for none
 */
int
bst_table_geometry_hit (BstTableGeometry *self, int width, float x, float y)
{
  lay_out (self, width);
  for (guint place = 0; place < self->n_shown; place++)
    {
      graphene_rect_t around;

      graphene_rect_union (&self->places[place].cell, &self->places[place].caption, &around);
      graphene_rect_inset (&around, self->card ? -4 : -GAP / 2,
                           self->card          ? -3
                           : self->two_storeys ? -STOREY_GAP / 2
                                               : -ABOVE);
      if (graphene_rect_contains_point (&around, &GRAPHENE_POINT_INIT (x, y)))
        return (int) place;
    }
  return -1;
}
