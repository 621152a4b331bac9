#ifndef LIGHTS_H
#define LIGHTS_H

struct light {
  unsigned char red, green, blue;
};

/* Opens the lights of the tree and gives back how many there are. */
int lights_open(void);
/* Sets them all at once. */
void lights_set(const struct light *lights);

#endif
